/* What no name should be, what no pointer should be, and more of it than there should be. */
#include "check.h"

#define ROW(literal) {(literal), sizeof(literal) - 1}

typedef struct row {
    const char *text;
    size_t length;
} row;

/* Strange, but text: everything must answer. */
static const row strange[] = {
    ROW(""),
    ROW("   \t\n\r "),
    ROW("\xC2\xA0\xE2\x80\xAF\xE3\x80\x80"),                /* spaces that are not ASCII */
    ROW("\xCC\x81\xCC\x88\xCC\xA7"),                        /* marks with no letter */
    ROW("\0"),
    ROW("Vedat\0Işıkhan"),
    ROW("a\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81"), /* a letter under six marks */
    ROW("\xE2\x80\xAEnahkışI tadeV\xE2\x80\xAC"),             /* right-to-left override */
    ROW("\xE2\x81\xA6\xE2\x81\xA7\xE2\x80\x8F"),              /* isolates that nobody closes */
    ROW("\xEF\xBB\xBFVedat"),                                 /* byte order mark */
    ROW("\xE2\x80\x8B\xE2\x80\x8D\xC2\xAD"),                  /* zero-width space, joiner, hyphen */
    ROW("\xEF\xBF\xBF\xF4\x8F\xBF\xBF"),                      /* noncharacters, the last of all */
    ROW("\xEF\xBF\xBD\xEF\xBF\xBD"),                          /* replacement characters */
    ROW("\xEE\x80\x80\xF3\xB0\x80\x80"),                      /* private use */
    ROW("\xE1\x85\x9F\xE1\x84\x80\xE1\x86\xA8"),              /* Hangul jamo, incomplete */
    ROW("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB"),      /* emoji joined by a joiner */
    ROW("\xE0\xBF\xBF\xF0\x90\x80\x80"),                      /* the edges of the lengths */
    ROW("..,,--''\"\"()[]"),
    ROW(",,,"),
    ROW("'"),
    ROW("İIıi̇ß\xEF\xAC\x83\xEF\xB7\xBA"),                     /* text that grows when folded */
    ROW("\x7F\x01\x1F")};

/* Not UTF-8: everything must refuse. */
static const row invalid[] = {
    ROW("\xFF"),
    ROW("Vedat \xFE"),
    ROW("\x80"),                   /* a continuation of nothing */
    ROW("Vedat I\xC5"),            /* cut in a character */
    ROW("\xE2\x80"),               /* cut in a character of three */
    ROW("\xF0\x9F\x91"),           /* cut in a character of four */
    ROW("\xC0\x80"),               /* NUL in two bytes */
    ROW("\xE0\x80\xAF"),           /* a slash in three bytes */
    ROW("\xF0\x82\x82\xAC"),       /* four bytes where three do */
    ROW("\xED\xA0\x80"),           /* a surrogate */
    ROW("\xED\xA0\xBD\xED\xB8\x80"), /* a pair of surrogates */
    ROW("\xF4\x90\x80\x80"),       /* beyond the last character */
    ROW("\xF8\x88\x80\x80\x80")};  /* five bytes */

static void fold_twice(const char *text, size_t length) {
    size_t once = 0, twice = 0, again = 0;
    isim_status status = isim_fold(text, length, NULL, 0, &once);
    char *a = (char *)malloc(once + 1), *b = (char *)malloc(once + 1);

    if (a == NULL || b == NULL) {
        abort();
    }
    CHECK(status == ISIM_STATUS_NO_SPACE);
    CHECK(isim_fold(text, length, a, once + 1, &again) == ISIM_STATUS_OK && again == once);
    CHECK(a[once] == '\0');
    CHECK(isim_fold(a, once, b, once + 1, &twice) == ISIM_STATUS_OK && twice == once);
    CHECK(memcmp(a, b, once + 1) == 0);
    free(a);
    free(b);
}

/* Folded with everything known of the way: the spans lie in the text, also those of nonsense. */
static void fold_and_find(const char *text, size_t length) {
    isim_folder *folder = NULL;
    isim_folded *folded = NULL;
    isim_span span;
    size_t start, i;

    CHECK(isim_folder_new(ISIM_FOLD_KEEP_CASE | ISIM_FOLD_KEEP_MARKS, S("az"), &folder) ==
          ISIM_STATUS_OK);
    CHECK(isim_folder_apply(folder, text, length, &folded) == ISIM_STATUS_OK);
    isim_folder_free(folder);
    for (i = 0; i < isim_folded_count(folded); i++) {
        isim_finding finding;
        CHECK(isim_folded_finding(folded, i, &finding) == ISIM_STATUS_OK);
        CHECK(isim_finding_kind_name(finding.kind) != NULL);
        CHECK(finding.span.start < finding.span.end && finding.span.end <= length);
    }
    for (start = 0; start <= isim_folded_text(folded).length; start++) {
        span = isim_folded_original(folded, start, isim_folded_text(folded).length);
        CHECK(span.start <= span.end && span.end <= length);
    }
    span = isim_folded_original(folded, SIZE_MAX, SIZE_MAX);
    CHECK(span.start <= span.end && span.end <= length);
    span = isim_folded_original(folded, SIZE_MAX, 0);
    CHECK(span.start <= span.end && span.end <= length);
    isim_folded_free(folded);
}

/* Its languages guessed, read as rules, and put through every system, there and back. */
static void transliterate(const char *text, size_t length) {
    char buffer[512];
    size_t i, written;
    isim_detected detected;
    isim_rules *rules = NULL;
    isim_status status;

    CHECK(isim_detect(text, length, &detected) == ISIM_STATUS_OK && detected.count <= 4);
    for (i = 0; i < detected.count; i++) {
        CHECK(strlen(detected.guesses[i].lang) >= 2);
    }

    /* Nonsense as rules has a fault or has none, and then it can be used. */
    status = isim_rules_new(GUESS, text, length, &rules);
    CHECK(isim_rules_check(GUESS, text, length, buffer, sizeof buffer, &written) == ISIM_STATUS_OK);
    CHECK(status == (written > 0 ? ISIM_STATUS_RULES : ISIM_STATUS_OK));
    if (status == ISIM_STATUS_OK) {
        CHECK(isim_rules_apply(rules, text, length, buffer, sizeof buffer, &written) ==
              ISIM_STATUS_OK);
        isim_rules_free(rules);
    }
    for (i = 0; i < isim_systems_count(); i++) {
        isim_system system;
        CHECK(isim_systems_get(i, &system) == ISIM_STATUS_OK);
        CHECK(isim_transliterate(text, length, system.code.data, system.code.length, buffer,
                                 sizeof buffer, &written) == ISIM_STATUS_OK);
        CHECK(buffer[written] == '\0');
        CHECK(isim_transliterate_back(text, length, system.code.data, system.code.length, buffer,
                                      sizeof buffer, &written) ==
              (system.reversible ? ISIM_STATUS_OK : ISIM_STATUS_NOT_REVERSIBLE));
    }
}

static void test_strange(const char *text, size_t length) {
    static const char listed[] = "Vedat Işıkhan";
    char latin[256];
    double forth, back;
    uint32_t kind;
    size_t written, i;

    fold_twice(text, length);
    fold_and_find(text, length);
    transliterate(text, length);
    CHECK(isim_romanize(text, length, GUESS, latin, sizeof latin, &written) == ISIM_STATUS_OK);
    CHECK(latin[written] == '\0');

    for (kind = 0; kind < 4; kind++) {
        isim_name *a = NULL, *b = NULL;
        isim_matcher *matcher = NULL;
        isim_explanation *explanation = NULL;
        isim_score score;
        isim_text given;

        CHECK(isim_compare(text, length, text, length, kind, &forth) == ISIM_STATUS_OK);
        CHECK(forth >= 1.0 && forth <= 1.0);
        CHECK(isim_compare(text, length, S(listed), kind, &forth) == ISIM_STATUS_OK);
        CHECK(isim_compare(S(listed), text, length, kind, &back) == ISIM_STATUS_OK);
        CHECK(forth >= 0.0 && forth <= 1.0 && memcmp(&forth, &back, sizeof forth) == 0);

        CHECK(isim_name_new(text, length, kind, GUESS, &a) == ISIM_STATUS_OK);
        CHECK(isim_name_new(S(listed), kind, GUESS, &b) == ISIM_STATUS_OK);
        CHECK(text_is(isim_name_text(a), text, length));
        CHECK(isim_name_script(a).length == 4);
        for (i = 0; i < isim_name_part_count(a); i++) {
            isim_part part;
            CHECK(isim_name_part(a, i, &part) == ISIM_STATUS_OK);
            CHECK(part.span.start < part.span.end && part.span.end <= length);
        }
        CHECK(isim_matcher_new(&matcher) == ISIM_STATUS_OK);
        CHECK(isim_matcher_explain(matcher, a, b, &explanation) == ISIM_STATUS_OK);
        CHECK(isim_explanation_score(explanation, &score) == ISIM_STATUS_OK);
        given.data = text;
        given.length = length;
        CHECK(sum_of_steps(explanation, given, isim_name_text(b)) == score.weight);
        CHECK(memcmp(&score.value, &forth, sizeof forth) == 0);
        isim_explanation_free(explanation);
        isim_matcher_free(matcher);
        isim_name_free(a);
        isim_name_free(b);
    }
}

/* All strange texts in one list, and each scanned and searched for. */
static void test_strange_list(void) {
    const size_t count = sizeof strange / sizeof strange[0];
    isim_index_builder *builder = NULL;
    isim_index *index = NULL;
    isim_scanner *scanner = NULL;
    size_t i, j;

    CHECK(isim_index_builder_new(&builder) == ISIM_STATUS_OK);
    for (i = 0; i < count; i++) {
        isim_name *name = person(strange[i].text, strange[i].length);
        CHECK(isim_index_builder_add(builder, strange[i].text, strange[i].length, name) ==
              ISIM_STATUS_OK);
        isim_name_free(name);
    }
    CHECK(isim_index_builder_build(builder, &index) == ISIM_STATUS_OK);
    CHECK(isim_index_len(index) == count);
    CHECK(isim_scanner_new(index, &scanner) == ISIM_STATUS_OK);
    for (i = 0; i < count; i++) {
        isim_name *name = person(strange[i].text, strange[i].length);
        isim_results *results = NULL;
        isim_mentions *mentions = NULL;
        CHECK(isim_index_search(index, name, 3, &results) == ISIM_STATUS_OK);
        CHECK(isim_results_count(results) <= 3);
        CHECK(isim_scanner_scan(scanner, strange[i].text, strange[i].length, &mentions) ==
              ISIM_STATUS_OK);
        for (j = 0; j < isim_mentions_count(mentions); j++) {
            isim_mention mention;
            CHECK(isim_mentions_get(mentions, j, &mention) == ISIM_STATUS_OK);
            CHECK(mention.span.start <= mention.span.end);
            CHECK(mention.span.end <= strange[i].length);
        }
        isim_mentions_free(mentions);
        isim_results_free(results);
        isim_name_free(name);
    }
    isim_scanner_free(scanner);
    isim_index_free(index);
    isim_index_builder_free(builder);
}

/* A text that is refused with a status, by every function that takes one. */
static void refuse(const char *text, size_t length, isim_status expected, int as_text_too) {
    char buffer[8] = "before";
    size_t written = 99;
    double score = -1;
    uint32_t kind = 99;
    isim_name *name = UNTOUCHED(isim_name), *good = person(S("Vedat"));
    isim_mentions *mentions = UNTOUCHED(isim_mentions);
    isim_index_builder *builder = NULL;
    isim_index *index = NULL;
    isim_scanner *scanner = NULL;
    isim_folder *folder = NULL, *no_folder = UNTOUCHED(isim_folder);
    isim_folded *folded = UNTOUCHED(isim_folded);

    isim_renderings *renderings = UNTOUCHED(isim_renderings);
    isim_rules *rules = NULL, *no_rules = UNTOUCHED(isim_rules);
    isim_system system;
    isim_detected detected;

    system.reversible = 99;
    detected.count = 99;
    CHECK(isim_transliterate(S("a"), text, length, buffer, sizeof buffer, &written) == expected);
    CHECK(isim_transliterate_back(S("a"), text, length, buffer, sizeof buffer, &written) ==
          expected);
    CHECK(isim_systems_find(text, length, &system) == expected);
    CHECK(isim_detect(text, length, &detected) == expected);
    CHECK(isim_rules_new(text, length, S("a = b"), &no_rules) == expected);
    CHECK(isim_rules_check(text, length, S("a = b"), buffer, sizeof buffer, &written) == expected);
    CHECK(detected.count == 99 && no_rules == UNTOUCHED(isim_rules));
    CHECK(isim_rules_new(S("file"), S("a = b"), &rules) == ISIM_STATUS_OK);
    CHECK(isim_systems_between(text, length, S("a"), &renderings) == expected);
    CHECK(isim_systems_between(S("a"), text, length, &renderings) == expected);
    CHECK(renderings == UNTOUCHED(isim_renderings) && system.reversible == 99);
    CHECK(isim_folder_new(0, GUESS, &folder) == ISIM_STATUS_OK);
    CHECK(isim_folder_new(0, text, length, &no_folder) == expected);
    CHECK(isim_kind_parse(text, length, &kind) == expected);
    CHECK(isim_compare(text, length, S("Vedat"), 0, &score) == expected);
    CHECK(isim_compare(S("Vedat"), text, length, 0, &score) == expected);
    CHECK(isim_name_new(text, length, 0, GUESS, &name) == expected);
    CHECK(isim_name_new(S("Vedat"), 0, text, length, &name) == expected);
    CHECK(isim_romanize(S("Vedat"), text, length, buffer, sizeof buffer, &written) == expected);
    CHECK(isim_index_builder_new(&builder) == ISIM_STATUS_OK);
    CHECK(isim_index_builder_add(builder, text, length, good) == expected);
    CHECK(isim_index_builder_build(builder, &index) == ISIM_STATUS_OK);
    CHECK(isim_index_len(index) == 0);
    CHECK(isim_scanner_new(index, &scanner) == ISIM_STATUS_OK);
    if (as_text_too) {
        CHECK(isim_scanner_scan(scanner, text, length, &mentions) == expected);
        CHECK(isim_fold(text, length, buffer, sizeof buffer, &written) == expected);
        CHECK(buffer[0] == '\0');
        buffer[0] = 'b';
        CHECK(isim_romanize(text, length, GUESS, buffer, sizeof buffer, &written) == expected);
        CHECK(buffer[0] == '\0');
        CHECK(isim_fold(text, length, NULL, 0, &written) == expected);
        buffer[0] = 'b';
        CHECK(isim_folder_fold(folder, text, length, buffer, sizeof buffer, &written) == expected);
        CHECK(buffer[0] == '\0');
        CHECK(isim_folder_apply(folder, text, length, &folded) == expected);
        CHECK(isim_rules_new(S("file"), text, length, &no_rules) == expected);
        CHECK(isim_rules_check(S("file"), text, length, buffer, 8, &written) == expected);
        CHECK(isim_rules_apply(rules, text, length, buffer, 8, &written) == expected);
        CHECK(no_rules == UNTOUCHED(isim_rules) && buffer[0] == '\0');
        CHECK(isim_transliterate(text, length, S("iso-rus-Cyrl-Latn-9-1995"), buffer,
                                 sizeof buffer, &written) == expected);
        CHECK(isim_transliterate_back(text, length, S("iso-rus-Cyrl-Latn-9-1995"), buffer,
                                      sizeof buffer, &written) == expected);
    }
    CHECK(written == 99 && score < 0 && kind == 99);
    CHECK(name == UNTOUCHED(isim_name) && mentions == UNTOUCHED(isim_mentions));
    CHECK(no_folder == UNTOUCHED(isim_folder) && folded == UNTOUCHED(isim_folded));
    isim_folder_free(folder);
    isim_rules_free(rules);
    isim_scanner_free(scanner);
    isim_index_free(index);
    isim_index_builder_free(builder);
    isim_name_free(good);
}

void test_bad_input(void) {
    size_t i;

    for (i = 0; i < sizeof strange / sizeof strange[0]; i++) {
        test_strange(strange[i].text, strange[i].length);
    }
    test_strange_list();
    for (i = 0; i < sizeof invalid / sizeof invalid[0]; i++) {
        refuse(invalid[i].text, invalid[i].length, ISIM_STATUS_UTF8, 1);
    }
}

void test_null(void) {
    char buffer[4] = "abc";
    size_t length = 99;
    uint32_t kind = 99;
    double value = -1;
    isim_score score = {-1, 12345};
    isim_name *name = person(S("Vedat"));
    isim_name *const names[1] = {name};
    isim_matcher *matcher = NULL;
    isim_index_builder *builder = NULL;
    isim_index *index = NULL;
    isim_scanner *scanner = NULL;
    isim_results *results = UNTOUCHED(isim_results);
    isim_mentions *mentions = UNTOUCHED(isim_mentions);
    isim_explanation *explanation = UNTOUCHED(isim_explanation);
    isim_folder *folder = NULL;
    isim_folded *folded = UNTOUCHED(isim_folded);
    isim_finding finding;
    isim_renderings *renderings = NULL;
    isim_rendering rendering;
    isim_part part;
    isim_step step;
    isim_hit hit;
    isim_mention mention;

    /* A text that is NULL but not empty. */
    refuse(NULL, 1, ISIM_STATUS_NULL, 1);
    refuse(NULL, SIZE_MAX, ISIM_STATUS_NULL, 1);

    /* Results that have nowhere to go. */
    CHECK(isim_fold(S("a"), buffer, sizeof buffer, NULL) == ISIM_STATUS_NULL);
    CHECK(buffer[0] == '\0' && buffer[1] == 'b');
    CHECK(isim_fold(S("a"), NULL, 4, &length) == ISIM_STATUS_NULL && length == 99);
    CHECK(isim_romanize(S("a"), GUESS, buffer, 4, NULL) == ISIM_STATUS_NULL);
    CHECK(isim_romanize(S("a"), GUESS, NULL, 4, &length) == ISIM_STATUS_NULL && length == 99);
    CHECK(isim_transliterate(S("a"), S("iso-rus-Cyrl-Latn-9-1995"), NULL, 4, &length) ==
          ISIM_STATUS_NULL);
    CHECK(isim_transliterate_back(S("a"), S("iso-rus-Cyrl-Latn-9-1995"), buffer, 4, NULL) ==
          ISIM_STATUS_NULL);
    CHECK(isim_detect(S("a"), NULL) == ISIM_STATUS_NULL);
    CHECK(isim_rules_new(S("file"), S("a = b"), NULL) == ISIM_STATUS_NULL);
    CHECK(isim_rules_check(S("file"), S("a = b"), buffer, 4, NULL) == ISIM_STATUS_NULL);
    CHECK(isim_rules_apply(NULL, S("a"), buffer, 4, &length) == ISIM_STATUS_NULL);
    isim_rules_free(NULL);
    CHECK(isim_systems_get(0, NULL) == ISIM_STATUS_NULL);
    CHECK(isim_systems_find(S("iso-rus-Cyrl-Latn-9-1995"), NULL) == ISIM_STATUS_NULL);
    CHECK(isim_systems_between(S("a"), S("a"), NULL) == ISIM_STATUS_NULL);
    CHECK(isim_renderings_get(NULL, 0, &rendering) == ISIM_STATUS_NULL);
    CHECK(isim_systems_between(S("a"), S("a"), &renderings) == ISIM_STATUS_OK);
    CHECK(isim_renderings_get(renderings, 0, NULL) == ISIM_STATUS_NULL);
    CHECK(isim_renderings_count(NULL) == 0);
    isim_renderings_free(renderings);
    isim_renderings_free(NULL);
    CHECK(isim_folder_new(0, GUESS, NULL) == ISIM_STATUS_NULL);
    CHECK(isim_folder_new(0, GUESS, &folder) == ISIM_STATUS_OK);
    CHECK(isim_folder_fold(folder, S("a"), buffer, 4, NULL) == ISIM_STATUS_NULL);
    CHECK(isim_folder_apply(folder, S("a"), NULL) == ISIM_STATUS_NULL);
    CHECK(isim_kind_parse(S("person"), NULL) == ISIM_STATUS_NULL);
    CHECK(isim_compare(S("a"), S("a"), 0, NULL) == ISIM_STATUS_NULL);
    CHECK(isim_name_new(S("a"), 0, GUESS, NULL) == ISIM_STATUS_NULL);
    CHECK(isim_name_part(name, 0, NULL) == ISIM_STATUS_NULL);
    CHECK(isim_matcher_new(NULL) == ISIM_STATUS_NULL);
    CHECK(isim_matcher_new(&matcher) == ISIM_STATUS_OK);
    CHECK(isim_matcher_compare(matcher, name, name, NULL) == ISIM_STATUS_NULL);
    CHECK(isim_matcher_compare_many(matcher, name, names, 1, NULL) == ISIM_STATUS_NULL);
    CHECK(isim_matcher_compare_many(matcher, name, NULL, 1, &score) == ISIM_STATUS_NULL);
    CHECK(isim_matcher_explain(matcher, name, name, NULL) == ISIM_STATUS_NULL);
    CHECK(isim_index_builder_new(NULL) == ISIM_STATUS_NULL);
    CHECK(isim_index_builder_new(&builder) == ISIM_STATUS_OK);
    CHECK(isim_index_builder_add(builder, S("id"), NULL) == ISIM_STATUS_NULL);
    CHECK(isim_index_builder_build(builder, NULL) == ISIM_STATUS_NULL);
    CHECK(isim_index_builder_build(builder, &index) == ISIM_STATUS_OK);
    CHECK(isim_index_search(index, name, 1, NULL) == ISIM_STATUS_NULL);
    CHECK(isim_scanner_new(index, NULL) == ISIM_STATUS_NULL);
    CHECK(isim_scanner_new(index, &scanner) == ISIM_STATUS_OK);
    CHECK(isim_scanner_scan(scanner, S("a"), NULL) == ISIM_STATUS_NULL);

    /* Handles that are none. */
    CHECK(isim_folder_fold(NULL, S("a"), buffer, 4, &length) == ISIM_STATUS_NULL && length == 99);
    CHECK(isim_folder_apply(NULL, S("a"), &folded) == ISIM_STATUS_NULL);
    CHECK(isim_folded_finding(NULL, 0, &finding) == ISIM_STATUS_NULL);
    CHECK(folded == UNTOUCHED(isim_folded));
    CHECK(isim_folder_apply(folder, S("a\xC2\xADz"), &folded) == ISIM_STATUS_OK);
    CHECK(isim_folded_finding(folded, 0, NULL) == ISIM_STATUS_NULL);
    isim_folded_free(folded);
    isim_folder_free(folder);
    CHECK(isim_name_part(NULL, 0, &part) == ISIM_STATUS_NULL);
    CHECK(isim_matcher_compare(NULL, name, name, &score) == ISIM_STATUS_NULL);
    CHECK(isim_matcher_compare(matcher, NULL, name, &score) == ISIM_STATUS_NULL);
    CHECK(isim_matcher_compare(matcher, name, NULL, &score) == ISIM_STATUS_NULL);
    CHECK(isim_matcher_compare_many(NULL, name, names, 1, &score) == ISIM_STATUS_NULL);
    CHECK(isim_matcher_compare_many(matcher, NULL, names, 1, &score) == ISIM_STATUS_NULL);
    CHECK(isim_matcher_explain(NULL, name, name, &explanation) == ISIM_STATUS_NULL);
    CHECK(isim_matcher_explain(matcher, NULL, name, &explanation) == ISIM_STATUS_NULL);
    CHECK(isim_matcher_explain(matcher, name, NULL, &explanation) == ISIM_STATUS_NULL);
    CHECK(isim_explanation_score(NULL, &score) == ISIM_STATUS_NULL);
    CHECK(isim_explanation_step(NULL, 0, &step) == ISIM_STATUS_NULL);
    CHECK(isim_index_builder_add(NULL, S("id"), name) == ISIM_STATUS_NULL);
    CHECK(isim_index_builder_build(NULL, &index) == ISIM_STATUS_NULL);
    CHECK(isim_index_search(NULL, name, 1, &results) == ISIM_STATUS_NULL);
    CHECK(isim_index_search(index, NULL, 1, &results) == ISIM_STATUS_NULL);
    CHECK(isim_results_get(NULL, 0, &hit) == ISIM_STATUS_NULL);
    CHECK(isim_scanner_new(NULL, &scanner) == ISIM_STATUS_NULL);
    CHECK(isim_scanner_scan(NULL, S("a"), &mentions) == ISIM_STATUS_NULL);
    CHECK(isim_mentions_get(NULL, 0, &mention) == ISIM_STATUS_NULL);
    CHECK(value < 0 && kind == 99 && score.weight == 12345);
    CHECK(results == UNTOUCHED(isim_results) && mentions == UNTOUCHED(isim_mentions));
    CHECK(explanation == UNTOUCHED(isim_explanation));

    /* Functions that cannot fail. */
    CHECK(text_is(isim_folded_text(NULL), S("")));
    CHECK(isim_folded_count(NULL) == 0);
    CHECK(isim_folded_original(NULL, 1, 2).start == 0 && isim_folded_original(NULL, 1, 2).end == 0);
    isim_folder_free(NULL);
    isim_folded_free(NULL);
    CHECK(text_is(isim_name_text(NULL), S("")));
    CHECK(text_is(isim_name_lang(NULL), S("")));
    CHECK(text_is(isim_name_script(NULL), S("")));
    CHECK(text_is(isim_explanation_text(NULL), S("")));
    CHECK(isim_name_kind(NULL) == 0);
    CHECK(isim_name_part_count(NULL) == 0);
    CHECK(isim_explanation_count(NULL) == 0);
    CHECK(isim_index_len(NULL) == 0);
    CHECK(isim_results_count(NULL) == 0);
    CHECK(isim_mentions_count(NULL) == 0);
    isim_name_free(NULL);
    isim_matcher_free(NULL);
    isim_explanation_free(NULL);
    isim_index_builder_free(NULL);
    isim_index_free(NULL);
    isim_results_free(NULL);
    isim_scanner_free(NULL);
    isim_mentions_free(NULL);

    isim_scanner_free(scanner);
    isim_index_free(index);
    isim_index_builder_free(builder);
    isim_matcher_free(matcher);
    isim_name_free(name);
}

void test_limits(size_t long_text) {
    char *text = (char *)malloc(long_text), *folded = (char *)malloc(long_text + 1);
    isim_index_builder *builder = NULL;
    isim_index *index = NULL;
    isim_scanner *scanner = NULL;
    isim_mentions *mentions = NULL;
    isim_name *name;
    double score;
    size_t length, i;

    if (text == NULL || folded == NULL || long_text <= ISIM_NAME_LIMIT + 5) {
        abort();
    }
    memset(text, 'a', long_text);

    /* A megabyte of one letter is a text, but no name. */
    refuse(text, long_text, ISIM_STATUS_TOO_LONG, 0);
    refuse(text, ISIM_NAME_LIMIT + 1, ISIM_STATUS_TOO_LONG, 0);
    CHECK(isim_fold(text, long_text, folded, long_text + 1, &length) == ISIM_STATUS_OK);
    CHECK(length == long_text && memcmp(text, folded, long_text) == 0 && folded[length] == '\0');
    CHECK(isim_romanize(text, long_text, GUESS, folded, long_text + 1, &length) == ISIM_STATUS_OK);
    CHECK(length == long_text && memcmp(text, folded, long_text) == 0);

    /* Over the limit of texts nothing is read, so that nothing needs to be there. */
    refuse(text, ISIM_TEXT_LIMIT + 1, ISIM_STATUS_TOO_LONG, 1);
    refuse(text, SIZE_MAX, ISIM_STATUS_TOO_LONG, 1);

    /* The longest name: one letter, then many words. */
    CHECK(isim_compare(text, ISIM_NAME_LIMIT, text, ISIM_NAME_LIMIT, 0, &score) == ISIM_STATUS_OK);
    CHECK(score >= 1.0);
    CHECK(isim_compare(text, ISIM_NAME_LIMIT, S("Vedat"), 0, &score) == ISIM_STATUS_OK);
    CHECK(score < 0.5);
    name = person(text, ISIM_NAME_LIMIT);
    CHECK(isim_index_builder_new(&builder) == ISIM_STATUS_OK);
    CHECK(isim_index_builder_add(builder, text, ISIM_NAME_LIMIT, name) == ISIM_STATUS_OK);
    isim_name_free(name);
    CHECK(isim_index_builder_build(builder, &index) == ISIM_STATUS_OK);
    CHECK(isim_scanner_new(index, &scanner) == ISIM_STATUS_OK);
    for (i = 1; i < long_text; i += 2) {
        text[i] = ' ';
    }
    CHECK(isim_compare(text, ISIM_NAME_LIMIT, text, ISIM_NAME_LIMIT, 0, &score) == ISIM_STATUS_OK);
    CHECK(score >= 1.0);
    CHECK(isim_compare(text, ISIM_NAME_LIMIT, S("Vedat"), 0, &score) == ISIM_STATUS_OK);
    CHECK(score < 0.5);
    CHECK(isim_scanner_scan(scanner, text, long_text, &mentions) == ISIM_STATUS_OK);
    isim_mentions_free(mentions);

    /* Two of the longest, of thousands of words that are all a little alike. */
    for (i = 0; i < long_text; i++) {
        text[i] = (char)(i % 4 == 3 ? ' ' : 'a' + (i * i / 7) % 26);
        folded[i] = (char)(i % 5 == 4 ? ' ' : 'a' + (i * i / 5) % 26);
    }
    CHECK(isim_compare(text, ISIM_NAME_LIMIT, folded, ISIM_NAME_LIMIT, 0, &score) ==
          ISIM_STATUS_OK);
    CHECK(score < 0.5);
    CHECK(isim_compare(folded, ISIM_NAME_LIMIT, folded + 5, ISIM_NAME_LIMIT, 3, &score) ==
          ISIM_STATUS_OK);
    CHECK(score >= 0.0 && score <= 1.0);

    isim_scanner_free(scanner);
    isim_index_free(index);
    isim_index_builder_free(builder);
    free(text);
    free(folded);
}
