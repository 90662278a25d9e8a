/* Prepared names, comparisons, explanations. */
#include "check.h"

#define LISTED "Vedat Işıkhan"
#define INFLECTED "Ведатом Ишикханом"
#define OTHER "Kubanychbek Omuraliev"

void test_name(void) {
    isim_name *name = NULL;
    isim_part part;
    char text[] = LISTED;

    /* The text is copied. */
    CHECK(isim_name_new(text, sizeof text - 1, ISIM_KIND_PERSON, S("tr-TR"), &name) ==
          ISIM_STATUS_OK);
    memset(text, 'x', sizeof text);
    CHECK(text_is(isim_name_text(name), S(LISTED)));
    CHECK(isim_name_kind(name) == ISIM_KIND_PERSON);
    CHECK(text_is(isim_name_lang(name), S("tr")));
    CHECK(text_is(isim_name_script(name), S("Latn")));

    CHECK(isim_name_part_count(name) == 2);
    CHECK(isim_name_part(name, 0, &part) == ISIM_STATUS_OK);
    CHECK(part.span.start == 0 && part.span.end == 5 && part.role == ISIM_ROLE_NAME);
    CHECK(isim_name_part(name, 1, &part) == ISIM_STATUS_OK);
    CHECK(part.span.start == 6 && part.span.end == sizeof LISTED - 1);
    part.role = 99;
    CHECK(isim_name_part(name, 2, &part) == ISIM_STATUS_RANGE);
    CHECK(isim_name_part(name, SIZE_MAX, &part) == ISIM_STATUS_RANGE);
    CHECK(part.role == 99);
    isim_name_free(name);

    CHECK(isim_name_new(S("Баку"), ISIM_KIND_PLACE, GUESS, &name) == ISIM_STATUS_OK);
    CHECK(isim_name_kind(name) == ISIM_KIND_PLACE);
    CHECK(text_is(isim_name_lang(name), S("und")));
    CHECK(text_is(isim_name_script(name), S("Cyrl")));
    isim_name_free(name);

    name = UNTOUCHED(isim_name);
    CHECK(isim_name_new(S("Баку"), 4, GUESS, &name) == ISIM_STATUS_UNKNOWN_CODE);
    CHECK(isim_name_new(S("Баку"), UINT32_MAX, GUESS, &name) == ISIM_STATUS_UNKNOWN_CODE);
    CHECK(isim_name_new(S("Баку"), 0, S("not a tag"), &name) == ISIM_STATUS_UNKNOWN_CODE);
    CHECK(name == UNTOUCHED(isim_name));
}

void test_compare(void) {
    double score = -1;
    isim_matcher *matcher = NULL;
    isim_score one, two, many[3];
    isim_name *names[3];
    size_t i;

    CHECK(isim_compare(S(LISTED), S(LISTED), ISIM_KIND_PERSON, &score) == ISIM_STATUS_OK);
    CHECK(score >= 1.0 && score <= 1.0);
    CHECK(isim_compare(S(LISTED), S(OTHER), ISIM_KIND_PERSON, &score) == ISIM_STATUS_OK);
    CHECK(score >= 0.0 && score < 0.5);
    score = -1;
    CHECK(isim_compare(S(LISTED), S(OTHER), 4, &score) == ISIM_STATUS_UNKNOWN_CODE);
    CHECK(score < 0);

    names[0] = person(S(LISTED));
    names[1] = person(S(INFLECTED));
    names[2] = person(S(OTHER));
    CHECK(isim_matcher_new(&matcher) == ISIM_STATUS_OK);
    CHECK(isim_matcher_compare(matcher, names[0], names[1], &one) == ISIM_STATUS_OK);
    CHECK(one.weight >= 0 && one.value >= 0.5);
    CHECK(isim_matcher_compare(matcher, names[0], names[2], &one) == ISIM_STATUS_OK);
    CHECK(isim_matcher_compare(matcher, names[2], names[0], &two) == ISIM_STATUS_OK);
    CHECK(one.weight < 0 && one.value < 0.5 && one.weight == two.weight);

    /* Many at once are the same as one by one. */
    CHECK(isim_matcher_compare_many(matcher, names[0], names, 3, many) == ISIM_STATUS_OK);
    for (i = 0; i < 3; i++) {
        CHECK(isim_matcher_compare(matcher, names[0], names[i], &one) == ISIM_STATUS_OK);
        CHECK(memcmp(&one.value, &many[i].value, sizeof one.value) == 0);
        CHECK(one.weight == many[i].weight);
    }
    CHECK(many[0].weight == 1600);
    CHECK(isim_matcher_compare_many(matcher, names[0], NULL, 0, NULL) == ISIM_STATUS_OK);
    CHECK(isim_matcher_compare_many(matcher, names[0], names, SIZE_MAX, many) ==
          ISIM_STATUS_TOO_LONG);

    /* A hole in the array: nothing is written. */
    isim_name_free(names[2]);
    names[2] = NULL;
    many[0].weight = 12345;
    CHECK(isim_matcher_compare_many(matcher, names[0], names, 3, many) == ISIM_STATUS_NULL);
    CHECK(many[0].weight == 12345);

    isim_name_free(names[0]);
    isim_name_free(names[1]);
    isim_matcher_free(matcher);
}

static int span_is_inside(isim_span span, isim_text text) {
    /* A byte 10xxxxxx is inside a character. */
    return span.start <= span.end && span.end <= text.length &&
           (span.start == text.length || ((unsigned char)text.data[span.start] & 0xC0u) != 0x80u) &&
           (span.end == text.length || ((unsigned char)text.data[span.end] & 0xC0u) != 0x80u);
}

int32_t sum_of_steps(const isim_explanation *explanation, isim_text a, isim_text b) {
    size_t count = isim_explanation_count(explanation), i, j;
    int32_t sum = 0;

    for (i = 0; i < count; i++) {
        isim_step step;
        CHECK(isim_explanation_step(explanation, i, &step) == ISIM_STATUS_OK);
        CHECK(isim_step_kind_name(step.kind) != NULL);
        CHECK(step.detail.data != NULL && step.source.data != NULL);
        for (j = 0; j < step.a_count; j++) {
            CHECK(span_is_inside(step.a[j], a));
        }
        for (j = 0; j < step.b_count; j++) {
            CHECK(span_is_inside(step.b[j], b));
        }
        sum += step.weight;
    }
    return sum;
}

static void explain(const char *text_a, const char *text_b) {
    isim_name *a = person(text_a, strlen(text_a)), *b = person(text_b, strlen(text_b));
    isim_matcher *matcher = NULL;
    isim_explanation *explanation = NULL;
    isim_score score, compared;
    isim_step step;
    isim_text table, given_a = {text_a, 0}, given_b = {text_b, 0};
    size_t parts_a, parts_b, i;

    given_a.length = strlen(text_a);
    given_b.length = strlen(text_b);
    CHECK(isim_matcher_new(&matcher) == ISIM_STATUS_OK);
    CHECK(isim_matcher_compare(matcher, a, b, &compared) == ISIM_STATUS_OK);
    CHECK(isim_matcher_explain(matcher, a, b, &explanation) == ISIM_STATUS_OK);
    parts_a = isim_name_part_count(a);
    parts_b = isim_name_part_count(b);

    /* It needs neither the names nor the matcher any more. */
    isim_name_free(a);
    isim_name_free(b);
    isim_matcher_free(matcher);

    CHECK(isim_explanation_score(explanation, &score) == ISIM_STATUS_OK);
    CHECK(score.weight == compared.weight);
    CHECK(sum_of_steps(explanation, given_a, given_b) == score.weight);

    /* Every part of both names stands in exactly one step. */
    for (i = 0; i < isim_explanation_count(explanation); i++) {
        CHECK(isim_explanation_step(explanation, i, &step) == ISIM_STATUS_OK);
        CHECK(step.a_count <= parts_a && step.b_count <= parts_b);
        parts_a -= step.a_count;
        parts_b -= step.b_count;
    }
    CHECK(parts_a == 0 && parts_b == 0);
    step.kind = 99;
    CHECK(isim_explanation_step(explanation, i, &step) == ISIM_STATUS_RANGE);
    CHECK(isim_explanation_step(explanation, SIZE_MAX, &step) == ISIM_STATUS_RANGE);
    CHECK(step.kind == 99);

    CHECK(text_is(isim_explanation_a(explanation), given_a.data, given_a.length));
    CHECK(text_is(isim_explanation_b(explanation), given_b.data, given_b.length));

    table = isim_explanation_text(explanation);
    CHECK(table.length > given_a.length + given_b.length);
    CHECK(memcmp(table.data, given_a.data, given_a.length) == 0);
    isim_explanation_free(explanation);

    /* The same of texts, and the score of a weight that was stored. */
    CHECK(isim_explain(text_a, strlen(text_a), text_b, strlen(text_b), ISIM_KIND_PERSON,
                       &explanation) == ISIM_STATUS_OK);
    CHECK(sum_of_steps(explanation, given_a, given_b) == score.weight);
    isim_explanation_free(explanation);
    compared = isim_score_of_weight(score.weight);
    CHECK(compared.weight == score.weight);
    CHECK(memcmp(&compared.value, &score.value, sizeof score.value) == 0);
    CHECK(isim_score_of_weight(INT32_MAX).weight == 1600);
    CHECK(isim_score_of_weight(INT32_MIN).weight == -1600);
}

/* Options: each changes what it says, and a fault of rules is told and changes nothing. */
static void options(void) {
    isim_name *a = person(S("Bill Gates")), *b = person(S("William Gates")), *prepared = NULL;
    isim_matcher_builder *builder = NULL;
    isim_matcher *plain = NULL, *matcher = NULL;
    isim_explanation *explanation = NULL;
    isim_score before, after, again;
    char buffer[256];
    size_t length;

    CHECK(isim_matcher_new(&plain) == ISIM_STATUS_OK);
    CHECK(isim_matcher_compare(plain, a, b, &before) == ISIM_STATUS_OK);
    CHECK(isim_matcher_builder_new(&builder) == ISIM_STATUS_OK);
    CHECK(isim_matcher_builder_build(builder, &matcher) == ISIM_STATUS_OK);
    CHECK(isim_matcher_compare(matcher, a, b, &after) == ISIM_STATUS_OK);
    CHECK(after.weight == before.weight);
    isim_matcher_free(matcher);

    CHECK(isim_matcher_builder_weight(builder, ISIM_STEP_KIND_SAME, -10) == ISIM_STATUS_OK);
    CHECK(isim_matcher_builder_build(builder, &matcher) == ISIM_STATUS_OK);
    CHECK(isim_matcher_compare(matcher, a, b, &after) == ISIM_STATUS_OK);
    CHECK(after.weight == before.weight - 10);
    isim_matcher_free(matcher);

    CHECK(isim_matcher_builder_switches(builder, ISIM_MATCHER_INITIALS) == ISIM_STATUS_OK);
    CHECK(isim_matcher_builder_gender(builder, ISIM_GENDER_POLICY_SAME) == ISIM_STATUS_OK);
    CHECK(isim_matcher_builder_switches(builder, 8) == ISIM_STATUS_UNKNOWN_CODE);
    CHECK(isim_matcher_builder_gender(builder, 3) == ISIM_STATUS_UNKNOWN_CODE);
    CHECK(isim_matcher_builder_kinds(builder, 16) == ISIM_STATUS_UNKNOWN_CODE);
    CHECK(isim_matcher_builder_weight(builder, 99, 1) == ISIM_STATUS_UNKNOWN_CODE);
    CHECK(isim_matcher_builder_build(builder, &matcher) == ISIM_STATUS_OK);
    CHECK(isim_matcher_compare(matcher, a, b, &after) == ISIM_STATUS_OK);
    CHECK(after.value < 0.5);
    CHECK(isim_matcher_prepare(matcher, a, &prepared) == ISIM_STATUS_OK);
    CHECK(isim_matcher_compare(matcher, prepared, b, &again) == ISIM_STATUS_OK);
    CHECK(again.weight == after.weight);
    isim_name_free(prepared);
    isim_matcher_free(matcher);

    CHECK(isim_matcher_builder_check(builder, S("own.txt"), S("class given\nx = "), buffer,
                                     sizeof buffer, &length) == ISIM_STATUS_OK);
    CHECK(strncmp(buffer, "own.txt:2:1: ", 13) == 0);
    CHECK(isim_matcher_builder_rules(builder, S("own.txt"), S("class given\nx = ")) ==
          ISIM_STATUS_RULES);
    CHECK(isim_matcher_builder_rules(builder, S("own.txt"),
                                     S("class given\nx = William\nx short = Bill\n")) ==
          ISIM_STATUS_OK);
    CHECK(isim_matcher_builder_build(builder, &matcher) == ISIM_STATUS_OK);
    CHECK(isim_matcher_builder_kinds(builder, 0) == ISIM_STATUS_OK);
    isim_matcher_builder_free(builder);
    CHECK(isim_matcher_explain(matcher, a, b, &explanation) == ISIM_STATUS_OK);
    CHECK(isim_explanation_score(explanation, &after) == ISIM_STATUS_OK);
    CHECK(after.value > 0.5);
    CHECK(isim_explanation_sentence(explanation, GUESS, buffer, sizeof buffer, &length) ==
          ISIM_STATUS_OK);
    CHECK(strstr(buffer, "the same name (score 0.") != NULL && buffer[length - 1] == '.');
    CHECK(isim_explanation_sentence(explanation, S("ru"), buffer, sizeof buffer, &length) ==
          ISIM_STATUS_OK);
    CHECK(strstr(buffer, "это одно имя (оценка 0,") != NULL);
    isim_explanation_free(explanation);
    isim_matcher_free(matcher);
    isim_matcher_free(plain);
    isim_name_free(a);
    isim_name_free(b);
    CHECK(strcmp(isim_gender_policy_name(ISIM_GENDER_POLICY_IGNORED), "ignored") == 0);
    CHECK(isim_gender_policy_name(3) == NULL);
}

void test_explain(void) {
    options();
    explain(LISTED, INFLECTED);
    explain(LISTED, OTHER);
    explain(INFLECTED, LISTED);
}
