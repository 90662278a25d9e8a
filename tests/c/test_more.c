/* Codes, countries, blocking keys, words and their grammar. */
#include "check.h"

static int list_is(const isim_texts *list, size_t number, const char *expected, size_t length) {
    isim_text text = {NULL, 0};
    return isim_texts_get(list, number, &text) == ISIM_STATUS_OK && text_is(text, expected, length);
}

/* Whether a text stands in a list, which is freed. */
static int found_in(isim_texts *list, const char *expected, size_t length) {
    size_t i;
    int found = 0;

    for (i = 0; i < isim_texts_count(list); i++) {
        found |= list_is(list, i, expected, length);
    }
    isim_texts_free(list);
    return found;
}

void test_codes(void) {
    char sentence[512];
    size_t length;
    isim_text script;

    CHECK(isim_code_check(ISIM_CODE_KIND, S("persn"), sentence, sizeof sentence, &length) ==
          ISIM_STATUS_OK);
    CHECK(strstr(sentence, "\"persn\"") != NULL && strstr(sentence, "organization") != NULL);
    CHECK(isim_code_check(ISIM_CODE_LANG, S("russian!"), sentence, sizeof sentence, &length) ==
          ISIM_STATUS_OK);
    CHECK(strstr(sentence, "BCP 47") != NULL && strlen(sentence) == length);
    CHECK(isim_code_check(ISIM_CODE_SCRIPT, S("Cyr"), sentence, sizeof sentence, &length) ==
          ISIM_STATUS_OK);
    CHECK(strstr(sentence, "ISO 15924") != NULL);
    CHECK(isim_code_check(ISIM_CODE_SYSTEM, S("bgnpcgn-rus-Cyrl-Latn-1974"), sentence,
                          sizeof sentence, &length) == ISIM_STATUS_OK);
    CHECK(strstr(sentence, "bgnpcgn-rus-Cyrl-Latn-1947") != NULL);
    CHECK(isim_code_check(ISIM_CODE_COUNTRY, S("Turkey"), sentence, sizeof sentence, &length) ==
          ISIM_STATUS_OK);
    CHECK(strstr(sentence, "ISO 3166-1") != NULL);
    CHECK(isim_code_check(ISIM_CODE_KIND, S("place"), sentence, sizeof sentence, &length) ==
              ISIM_STATUS_OK && length == 0);
    CHECK(isim_code_check(ISIM_CODE_LANG, S("az-Latn"), sentence, sizeof sentence, &length) ==
              ISIM_STATUS_OK && length == 0);
    CHECK(isim_code_check(ISIM_CODE_SCRIPT, S("Cyrl"), sentence, sizeof sentence, &length) ==
              ISIM_STATUS_OK && length == 0);
    CHECK(isim_code_check(ISIM_CODE_SYSTEM, S("icao-rus-Cyrl-Latn-9303"), sentence, sizeof sentence,
                          &length) == ISIM_STATUS_OK && length == 0);
    CHECK(isim_code_check(ISIM_CODE_COUNTRY, S("tr"), sentence, sizeof sentence, &length) ==
              ISIM_STATUS_OK && length == 0);
    CHECK(isim_code_check(5, S("tr"), sentence, sizeof sentence, &length) ==
          ISIM_STATUS_UNKNOWN_CODE);

    script = isim_script_of(0x416);
    CHECK(text_is(script, S("Cyrl")));
    CHECK(text_is(isim_script_of('1'), S("Zyyy")));
    CHECK(text_is(isim_script_of(0xD800), S("Zzzz")));
    CHECK(text_is(isim_script_of(UINT32_MAX), S("Zzzz")));
}

void test_countries(void) {
    isim_texts *list = NULL;
    isim_text name, code;

    CHECK(isim_countries(&list) == ISIM_STATUS_OK);
    CHECK(isim_texts_count(list) > 240);
    CHECK(list_is(list, 0, S("AC"))); /* Ascension, a reserved code */
    code.length = 99;
    CHECK(isim_texts_get(list, 1000, &code) == ISIM_STATUS_RANGE && code.length == 99);
    CHECK(found_in(list, S("XK")));

    CHECK(isim_country_find(S("Türkei"), &list) == ISIM_STATUS_OK);
    CHECK(isim_texts_count(list) == 1 && list_is(list, 0, S("TR")));
    isim_texts_free(list);
    CHECK(isim_country_find(S("Congo"), &list) == ISIM_STATUS_OK);
    CHECK(isim_texts_count(list) == 2 && list_is(list, 0, S("CD")) && list_is(list, 1, S("CG")));
    isim_texts_free(list);
    CHECK(isim_country_find(S("Turkish"), &list) == ISIM_STATUS_OK);
    CHECK(isim_texts_count(list) == 0);
    isim_texts_free(list);

    CHECK(isim_country_name(S("uz"), S("az"), &name) == ISIM_STATUS_OK);
    CHECK(text_is(name, S("Özbəkistan")));
    CHECK(isim_country_name(S("UZ"), GUESS, &name) == ISIM_STATUS_OK && text_is(name, S("")));
    name.length = 99;
    CHECK(isim_country_name(S("QQ"), S("az"), &name) == ISIM_STATUS_UNKNOWN_CODE);
    CHECK(isim_country_name(S("UZ"), S("azerbaijani"), &name) == ISIM_STATUS_UNKNOWN_CODE);
    CHECK(name.length == 99);

    CHECK(isim_country_names(S("KG"), S("ru"), &list) == ISIM_STATUS_OK);
    CHECK(found_in(list, S("Киргизия")));
    CHECK(isim_country_names(S("KG"), S("de"), &list) == ISIM_STATUS_OK);
    CHECK(!found_in(list, S("Киргизия")));
    CHECK(isim_country_names(S("KG"), GUESS, &list) == ISIM_STATUS_OK);
    CHECK(found_in(list, S("Киргизия")));
    list = UNTOUCHED(isim_texts);
    CHECK(isim_country_names(S("Kirgizia"), GUESS, &list) == ISIM_STATUS_UNKNOWN_CODE);
    CHECK(list == UNTOUCHED(isim_texts));

    CHECK(isim_to_script(S("Vedat Işıkhan"), S("ru"), S("Cyrl"), &list) == ISIM_STATUS_OK);
    CHECK(list_is(list, 0, S("Ведат Ишикхан")));
    isim_texts_free(list);
    CHECK(isim_to_script(S("Erdoğan"), S("ru"), S("Grek"), &list) == ISIM_STATUS_OK);
    CHECK(isim_texts_count(list) == 0);
    isim_texts_free(list);
    CHECK(isim_to_script(S("Erdoğan"), S("ru"), S("Greek"), &list) == ISIM_STATUS_UNKNOWN_CODE);
    isim_texts_free(NULL);
}

void test_keys(void) {
    isim_name *latin = person(S("Omuraliev")), *cyrillic = person(S("Өмүралиева"));
    isim_key a[32], b[32], small[1];
    size_t a_count = 0, b_count = 0, count = 0, i, j;
    int shared = 0, has = 0;

    CHECK(isim_key_version() > 0);
    CHECK(isim_name_keys(latin, a, 32, &a_count) == ISIM_STATUS_OK && a_count > 0);
    CHECK(isim_name_keys(cyrillic, b, 32, &b_count) == ISIM_STATUS_OK && b_count > 0);
    for (i = 0; i < a_count; i++) {
        CHECK(a[i].number < 32768 && strlen(a[i].letters) <= 5);
        CHECK(i == 0 || a[i - 1].number < a[i].number);
        has |= strcmp(a[i].letters, "MLLP") == 0;
        for (j = 0; j < b_count; j++) {
            shared |= a[i].number == b[j].number;
        }
    }
    CHECK(has && shared);
    CHECK(isim_name_keys(cyrillic, NULL, 0, &count) == ISIM_STATUS_NO_SPACE && count == b_count);
    small[0].number = 99;
    if (b_count > 1) {
        CHECK(isim_name_keys(cyrillic, small, 1, &count) == ISIM_STATUS_NO_SPACE);
        CHECK(small[0].number == 99);
    }
    CHECK(isim_name_keys(NULL, b, 32, &count) == ISIM_STATUS_NULL);
    isim_name_free(latin);
    isim_name_free(cyrillic);
}

void test_grammar(void) {
    isim_stems *stems = NULL;
    isim_stem stem;
    isim_family family;
    isim_texts *forms = NULL;
    uint32_t genders = 99, agree = 99;
    size_t i;
    int found = 0;

    CHECK(strcmp(isim_gender_name(0), "masculine") == 0);
    CHECK(strcmp(isim_gender_name(1), "feminine") == 0 && isim_gender_name(9) == NULL);
    CHECK(strcmp(isim_number_name(1), "plural") == 0 && isim_number_name(9) == NULL);
    CHECK(strcmp(isim_case_name(0), "nominative") == 0 && isim_case_name(99) == NULL);

    CHECK(isim_stems_new(S("ведатом"), S("ru"), &stems) == ISIM_STATUS_OK);
    for (i = 0; i < isim_stems_count(stems); i++) {
        CHECK(isim_stems_get(stems, i, &stem) == ISIM_STATUS_OK);
        CHECK(strcmp(stem.lang, "ru") == 0 && strstr(stem.source.data, "data/endings/") != NULL);
        found |= text_is(stem.base, S("ведат"));
    }
    CHECK(found);
    stem.price = 12345;
    CHECK(isim_stems_get(stems, 99, &stem) == ISIM_STATUS_RANGE && stem.price == 12345);
    isim_stems_free(stems);
    isim_stems_free(NULL);
    CHECK(isim_stems_new(GUESS, GUESS, &stems) == ISIM_STATUS_OK && isim_stems_count(stems) == 0);
    isim_stems_free(stems);

    CHECK(isim_surname_genders(S("алиева"), S("ru"), &genders) == ISIM_STATUS_OK && genders == 2);
    CHECK(isim_surname_genders(S("шевченко"), S("ru"), &genders) == ISIM_STATUS_OK && genders == 0);
    CHECK(isim_cases_agree(S("Cyrl"), S("ru"), 1u << 4, 1u << 4, &agree) == ISIM_STATUS_OK);
    CHECK(agree == 1 && strcmp(isim_case_name(4), "instrumental") == 0);
    CHECK(isim_cases_agree(S("Cyrl"), S("ru"), 1u << 4, 1u << 1, &agree) == ISIM_STATUS_OK);
    CHECK(agree == 0);
    CHECK(isim_cases_agree(S("Cyrl"), S("kk"), 1u << 0, 1u << 1, &agree) == ISIM_STATUS_OK);
    CHECK(agree == 1);
    CHECK(isim_cases_agree(S("Cyrl"), GUESS, 0, 1u << 1, &agree) == ISIM_STATUS_OK && agree == 1);
    agree = 12345;
    CHECK(isim_cases_agree(S("Cyrl"), GUESS, 1u << 31, 0, &agree) == ISIM_STATUS_UNKNOWN_CODE);
    CHECK(isim_cases_agree(S("Cyrl"), GUESS, 0, 1u << 15, &agree) == ISIM_STATUS_UNKNOWN_CODE);
    CHECK(isim_cases_agree(S("Xxxx"), GUESS, 0, 0, &agree) == ISIM_STATUS_UNKNOWN_CODE);
    CHECK(agree == 12345);

    CHECK(isim_same_family(S("əliyev"), S("əliyeva"), S("az"), &family) == ISIM_STATUS_OK);
    CHECK(family.a == 1 && family.b == 2);
    CHECK(isim_same_family(S("əliyev"), S("vəliyev"), S("az"), &family) == ISIM_STATUS_OK);
    CHECK(family.a == 0 && family.b == 0);
    CHECK(isim_surname_masculine(S("nováková"), S("cs"), &forms) == ISIM_STATUS_OK);
    CHECK(found_in(forms, S("novák")));
}
