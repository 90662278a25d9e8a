/* Version, messages, words, plain text in and out. */
#include "check.h"

void test_text(void) {
    char buffer[64];
    size_t length, capacity, i;
    char version[32];

    CHECK(strcmp(isim_version(), ISIM_VERSION) == 0);
    CHECK(isim_abi_version() == ISIM_ABI_VERSION);
    sprintf(version, "%d.%d.%d", ISIM_VERSION_MAJOR, ISIM_VERSION_MINOR, ISIM_VERSION_PATCH);
    CHECK(strcmp(isim_version(), version) == 0);
    CHECK(ISIM_VERSION_NUMBER ==
          ISIM_VERSION_MAJOR * 1000000 + ISIM_VERSION_MINOR * 1000 + ISIM_VERSION_PATCH);

    CHECK(isim_fold(S("BAKU"), buffer, sizeof buffer, &length) == ISIM_STATUS_OK);
    CHECK(length == 4 && strcmp(buffer, "baku") == 0);
    CHECK(isim_romanize(S("Баку"), S("ru"), buffer, sizeof buffer, &length) == ISIM_STATUS_OK);
    CHECK(length == 4 && strcmp(buffer, "Baku") == 0);
    CHECK(isim_romanize(S("Баку"), GUESS, buffer, sizeof buffer, &length) == ISIM_STATUS_OK);
    CHECK(length == 4 && strcmp(buffer, "Baku") == 0);
    CHECK(isim_fold(NULL, 0, buffer, sizeof buffer, &length) == ISIM_STATUS_OK);
    CHECK(length == 0 && buffer[0] == '\0');

    /* The length may be asked for first. */
    length = 99;
    CHECK(isim_fold(S("BAKU"), NULL, 0, &length) == ISIM_STATUS_NO_SPACE && length == 4);
    length = 99;
    CHECK(isim_romanize(S("Баку"), S("ru"), NULL, 0, &length) == ISIM_STATUS_NO_SPACE);
    CHECK(length == 4);

    /* Every capacity, in memory of exactly that size, so that valgrind sees a byte too many. */
    for (capacity = 1; capacity <= 6; capacity++) {
        char *exact = (char *)malloc(capacity);
        isim_status status;
        if (exact == NULL) {
            abort();
        }
        memset(exact, 'x', capacity);
        length = 99;
        status = isim_fold(S("BAKU"), exact, capacity, &length);
        CHECK(length == 4);
        if (capacity > 4) {
            CHECK(status == ISIM_STATUS_OK && strcmp(exact, "baku") == 0);
        } else {
            CHECK(status == ISIM_STATUS_NO_SPACE && exact[0] == '\0');
            for (i = 1; i < capacity; i++) {
                CHECK(exact[i] == 'x');
            }
        }
        free(exact);
    }

    /* A capacity beyond all memory is no reason to write further than needed. */
    CHECK(isim_fold(S("BAKU"), buffer, SIZE_MAX, &length) == ISIM_STATUS_OK);
    CHECK(length == 4 && strcmp(buffer, "baku") == 0);

    /* A tag is read for its language; what is no tag is refused, and the buffer is empty. */
    CHECK(isim_romanize(S("Bakı"), S("az-Latn-AZ"), buffer, sizeof buffer, &length) ==
          ISIM_STATUS_OK);
    strcpy(buffer, "before");
    length = 99;
    CHECK(isim_romanize(S("Bakı"), S("azeri"), buffer, sizeof buffer, &length) ==
          ISIM_STATUS_UNKNOWN_CODE);
    CHECK(length == 99 && buffer[0] == '\0');
}

void test_fold(void) {
    /* A space that has no width, and a у that is Cyrillic. */
    static const char text[] = "Pa\xE2\x80\x8Bul H\xD1\x83" "de";
    isim_folder *folder = NULL;
    isim_folded *folded = NULL;
    isim_finding finding;
    isim_span span;
    char buffer[32];
    size_t length;

    /* The capital of ı in Turkish, of i elsewhere. */
    CHECK(isim_folder_new(0, S("tr"), &folder) == ISIM_STATUS_OK);
    CHECK(isim_folder_fold(folder, S("IŞIK"), buffer, sizeof buffer, &length) == ISIM_STATUS_OK);
    CHECK(strcmp(buffer, "ışık") == 0 && length == strlen(buffer));
    isim_folder_free(folder);
    CHECK(isim_fold(S("IŞIK"), buffer, sizeof buffer, &length) == ISIM_STATUS_OK);
    CHECK(strcmp(buffer, "işik") == 0);

    CHECK(isim_folder_new(ISIM_FOLD_KEEP_CASE, GUESS, &folder) == ISIM_STATUS_OK);
    CHECK(isim_folder_fold(folder, S(" BAKU  "), buffer, sizeof buffer, &length) == ISIM_STATUS_OK);
    CHECK(strcmp(buffer, "BAKU") == 0);
    isim_folder_free(folder);

    CHECK(isim_folder_new(ISIM_FOLD_KEEP_MARKS, GUESS, &folder) == ISIM_STATUS_OK);
    CHECK(isim_folder_fold(folder, S("Влади\xCC\x81мир"), buffer, sizeof buffer, &length) ==
          ISIM_STATUS_OK);
    CHECK(strcmp(buffer, "влади\xCC\x81мир") == 0);
    isim_folder_free(folder);
    CHECK(isim_fold(S("Влади\xCC\x81мир"), buffer, sizeof buffer, &length) == ISIM_STATUS_OK);
    CHECK(strcmp(buffer, "владимир") == 0);

    /* What readers do not see is found, and every stretch knows where it came from. */
    CHECK(isim_folder_new(0, GUESS, &folder) == ISIM_STATUS_OK);
    CHECK(isim_folder_apply(folder, S(text), &folded) == ISIM_STATUS_OK);
    isim_folder_free(folder);
    CHECK(text_is(isim_folded_text(folded), S("paul hyde")));
    CHECK(isim_folded_count(folded) == 2);
    CHECK(isim_folded_finding(folded, 0, &finding) == ISIM_STATUS_OK);
    CHECK(finding.kind == ISIM_FINDING_KIND_INVISIBLE);
    CHECK(finding.span.start == 2 && finding.span.end == 5);
    CHECK(isim_folded_finding(folded, 1, &finding) == ISIM_STATUS_OK);
    CHECK(finding.kind == ISIM_FINDING_KIND_HOMOGLYPH);
    CHECK(finding.span.start == 9 && finding.span.end == 11);
    finding.kind = 99;
    CHECK(isim_folded_finding(folded, 2, &finding) == ISIM_STATUS_RANGE);
    CHECK(isim_folded_finding(folded, SIZE_MAX, &finding) == ISIM_STATUS_RANGE);
    CHECK(finding.kind == 99);
    span = isim_folded_original(folded, 5, 9);
    CHECK(span.start == 8 && span.end == sizeof text - 1);
    isim_folded_free(folded);

    folder = UNTOUCHED(isim_folder);
    CHECK(isim_folder_new(4, GUESS, &folder) == ISIM_STATUS_UNKNOWN_CODE);
    CHECK(isim_folder_new(UINT32_MAX, GUESS, &folder) == ISIM_STATUS_UNKNOWN_CODE);
    CHECK(isim_folder_new(0, S("turkish"), &folder) == ISIM_STATUS_UNKNOWN_CODE);
    CHECK(folder == UNTOUCHED(isim_folder));

    CHECK(strcmp(isim_finding_kind_name(ISIM_FINDING_KIND_BIDI), "bidi") == 0);
    CHECK(strcmp(isim_finding_kind_name(ISIM_FINDING_KIND_MIXED_SCRIPT), "mixed-script") == 0);
    CHECK(isim_finding_kind_name(4) == NULL && isim_finding_kind_name(UINT32_MAX) == NULL);
}

void test_systems(void) {
    static const char bgn[] = "bgnpcgn-rus-Cyrl-Latn-1947", iso[] = "iso-rus-Cyrl-Latn-9-1995";
    isim_system system, found;
    isim_renderings *renderings = NULL;
    isim_rendering rendering;
    char buffer[64];
    size_t length, i, forth = 0, back = 0;

    CHECK(isim_transliterate(S("Щукин"), S(bgn), buffer, sizeof buffer, &length) == ISIM_STATUS_OK);
    CHECK(strcmp(buffer, "Shchukin") == 0 && length == strlen(buffer));
    CHECK(isim_transliterate(S("ЩУКИН"), S(bgn), buffer, sizeof buffer, &length) == ISIM_STATUS_OK);
    CHECK(strcmp(buffer, "SHCHUKIN") == 0);
    CHECK(isim_transliterate(S("Щукин"), S("ISO-rus-cyrl-latn-9-1995"), buffer, sizeof buffer,
                             &length) == ISIM_STATUS_OK);
    CHECK(strcmp(buffer, "Ŝukin") == 0);
    CHECK(isim_transliterate_back(S("Ŝukin"), S(iso), buffer, sizeof buffer, &length) ==
          ISIM_STATUS_OK);
    CHECK(strcmp(buffer, "Щукин") == 0);
    CHECK(isim_transliterate(S("Щукин"), S(bgn), NULL, 0, &length) == ISIM_STATUS_NO_SPACE);
    CHECK(length == 8);

    strcpy(buffer, "before");
    length = 99;
    CHECK(isim_transliterate(S("Щукин"), S("bgn"), buffer, sizeof buffer, &length) ==
          ISIM_STATUS_UNKNOWN_CODE);
    CHECK(length == 99 && buffer[0] == '\0');
    CHECK(isim_transliterate(S("Щукин"), GUESS, buffer, sizeof buffer, &length) ==
          ISIM_STATUS_UNKNOWN_CODE);
    CHECK(isim_transliterate_back(S("Shchukin"), S("bgn"), buffer, sizeof buffer, &length) ==
          ISIM_STATUS_UNKNOWN_CODE);
    CHECK(isim_transliterate_back(S("Shchukin"), S("icao-rus-Cyrl-Latn-9303"), buffer,
                                  sizeof buffer, &length) == ISIM_STATUS_NOT_REVERSIBLE);
    CHECK(length == 99 && buffer[0] == '\0');

    /* Every system is found by its code, and says what it is. */
    CHECK(isim_systems_count() > 20);
    for (i = 0; i < isim_systems_count(); i++) {
        CHECK(isim_systems_get(i, &system) == ISIM_STATUS_OK);
        CHECK(system.name.length > 0 && system.source.length > 0);
        CHECK(system.from.length == 4 && system.to.length == 4);
        CHECK(strlen(system.lang) == 2 || strlen(system.lang) == 3);
        CHECK(system.authority.length < system.code.length);
        CHECK(memcmp(system.authority.data, system.code.data, system.authority.length) == 0);
        CHECK(isim_systems_find(system.code.data, system.code.length, &found) == ISIM_STATUS_OK);
        CHECK(found.code.data == system.code.data && found.reversible == system.reversible);
        /* It says of itself whether it goes backwards. */
        CHECK(isim_transliterate_back(S(""), system.code.data, system.code.length, buffer,
                                      sizeof buffer, &length) ==
              (system.reversible ? ISIM_STATUS_OK : ISIM_STATUS_NOT_REVERSIBLE));
    }
    CHECK(isim_systems_find(S(bgn), &system) == ISIM_STATUS_OK);
    CHECK(text_is(system.code, S(bgn)) && text_is(system.authority, S("bgnpcgn")));
    CHECK(text_is(system.from, S("Cyrl")) && text_is(system.to, S("Latn")));
    CHECK(strcmp(system.lang, "ru") == 0);
    system.reversible = 99;
    CHECK(isim_systems_get(isim_systems_count(), &system) == ISIM_STATUS_RANGE);
    CHECK(isim_systems_get(SIZE_MAX, &system) == ISIM_STATUS_RANGE);
    CHECK(isim_systems_find(S("bgn"), &system) == ISIM_STATUS_UNKNOWN_CODE);
    CHECK(system.reversible == 99);

    /* Which systems lead from one to the other, in either direction. */
    for (i = 0; i < 2; i++) {
        const char *a = i == 0 ? "Щукин" : "Shchukin", *b = i == 0 ? "Shchukin" : "Щукин";
        size_t number;
        CHECK(isim_systems_between(a, strlen(a), b, strlen(b), &renderings) == ISIM_STATUS_OK);
        for (number = 0; number < isim_renderings_count(renderings); number++) {
            CHECK(isim_renderings_get(renderings, number, &rendering) == ISIM_STATUS_OK);
            if (text_is(rendering.code, S(bgn))) {
                *(rendering.reversed ? &back : &forth) += 1;
            }
        }
        rendering.reversed = 99;
        CHECK(isim_renderings_get(renderings, number, &rendering) == ISIM_STATUS_RANGE);
        CHECK(rendering.reversed == 99);
        isim_renderings_free(renderings);
    }
    CHECK(forth == 1 && back == 1);
    CHECK(isim_systems_between(S("Щукин"), S("Baku"), &renderings) == ISIM_STATUS_OK);
    CHECK(isim_renderings_count(renderings) == 0);
    isim_renderings_free(renderings);
}

void test_detect(void) {
    isim_detected detected;

    CHECK(isim_detect(S("İlham Əliyev"), &detected) == ISIM_STATUS_OK);
    CHECK(text_is(detected.script, S("Latn")));
    CHECK(detected.count >= 1 && detected.count <= 4);
    CHECK(strcmp(detected.guesses[0].lang, "az") == 0);
    CHECK(detected.guesses[0].weight > 0 && detected.guesses[0].weight <= 100);
    CHECK(isim_detect(S("..."), &detected) == ISIM_STATUS_OK);
    CHECK(text_is(detected.script, S("Zyyy")) && detected.count == 0);
    CHECK(detected.guesses[0].lang[0] == '\0' && detected.guesses[3].weight == 0);
}

void test_rules(void) {
    static const char good[] = "q = kh\ntlh = tl / ^ _\n> tlhiq = tlikh", file[] = "klingon.txt";
    static const char faulty[] = "q = kh\n> q = k";
    isim_rules *rules = NULL;
    char buffer[256];
    size_t length, needed;

    CHECK(isim_rules_new(S(file), S(good), &rules) == ISIM_STATUS_OK);
    CHECK(isim_rules_apply(rules, S("Tlhiq"), buffer, sizeof buffer, &length) == ISIM_STATUS_OK);
    CHECK(strcmp(buffer, "Tlikh") == 0 && length == 5);
    CHECK(isim_rules_apply(rules, S("Tlhiq"), buffer, 5, &length) == ISIM_STATUS_NO_SPACE);
    CHECK(length == 5 && buffer[0] == '\0');
    isim_rules_free(rules);
    CHECK(isim_rules_check(S(file), S(good), buffer, sizeof buffer, &length) == ISIM_STATUS_OK);
    CHECK(length == 0 && buffer[0] == '\0');

    rules = UNTOUCHED(isim_rules);
    CHECK(isim_rules_new(S(file), S(faulty), &rules) == ISIM_STATUS_RULES);
    CHECK(rules == UNTOUCHED(isim_rules));
    CHECK(isim_rules_check(S(file), S(faulty), NULL, 0, &needed) == ISIM_STATUS_NO_SPACE);
    CHECK(isim_rules_check(S(file), S(faulty), buffer, sizeof buffer, &length) == ISIM_STATUS_OK);
    CHECK(length == needed && strncmp(buffer, "klingon.txt:2:", 14) == 0);
}

void test_words(void) {
    static const char *const kinds[] = {"person", "place", "country", "organization"};
    static const isim_status statuses[] = {
        ISIM_STATUS_OK,           ISIM_STATUS_NULL,  ISIM_STATUS_UTF8,
        ISIM_STATUS_TOO_LONG,     ISIM_STATUS_RANGE, ISIM_STATUS_NO_SPACE,
        ISIM_STATUS_UNKNOWN_CODE, ISIM_STATUS_NOT_REVERSIBLE, ISIM_STATUS_RULES, ISIM_STATUS_PANIC};
    const size_t status_count = sizeof statuses / sizeof statuses[0];
    const char *unknown = isim_status_message(UINT32_MAX);
    uint32_t number, kind = 99;
    size_t i, j;

    for (i = 0; i < status_count; i++) {
        const char *message = isim_status_message(statuses[i]);
        CHECK(message != NULL && strlen(message) > 5 && strcmp(message, unknown) != 0);
        for (j = 0; j < i; j++) {
            CHECK(strcmp(message, isim_status_message(statuses[j])) != 0);
        }
    }
    CHECK(strcmp(isim_status_message(10), unknown) == 0);

    for (number = 0; number < 4; number++) {
        CHECK(strcmp(isim_kind_name(number), kinds[number]) == 0);
        CHECK(isim_kind_parse(kinds[number], strlen(kinds[number]), &kind) == ISIM_STATUS_OK);
        CHECK(kind == number);
    }
    CHECK(isim_kind_parse(S("organisation"), &kind) == ISIM_STATUS_OK);
    CHECK(kind == ISIM_KIND_ORGANIZATION);
    kind = 99;
    CHECK(isim_kind_parse(S("persn"), &kind) == ISIM_STATUS_UNKNOWN_CODE);
    CHECK(isim_kind_parse(S("person\0"), &kind) == ISIM_STATUS_UNKNOWN_CODE);
    CHECK(isim_kind_parse(S(""), &kind) == ISIM_STATUS_UNKNOWN_CODE);
    CHECK(isim_kind_parse(S("\xff"), &kind) == ISIM_STATUS_UTF8);
    CHECK(kind == 99);
    CHECK(isim_kind_name(4) == NULL && isim_kind_name(UINT32_MAX) == NULL);

    CHECK(strcmp(isim_role_name(ISIM_ROLE_NAME), "name") == 0);
    CHECK(strcmp(isim_role_name(ISIM_ROLE_LEGAL_FORM), "legal-form") == 0);
    CHECK(isim_role_name(ISIM_ROLE_GENERIC + 1) == NULL && isim_role_name(UINT32_MAX) == NULL);

    CHECK(isim_step_kind_name(0) == NULL);
    CHECK(strcmp(isim_step_kind_name(ISIM_STEP_KIND_SAME), "same") == 0);
    CHECK(strcmp(isim_step_kind_name(ISIM_STEP_KIND_CASE_FORM), "case-form") == 0);
    CHECK(strcmp(isim_step_kind_name(ISIM_STEP_KIND_CALIBRATION), "calibration") == 0);
    CHECK(isim_step_kind_name(ISIM_STEP_KIND_CALIBRATION + 1) == NULL);
}
