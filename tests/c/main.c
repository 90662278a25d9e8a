/* Runs all tests. The first argument is the directory of the tables, tests/cases, or --threads for
 * the test of threads alone; the second one how long a long text is, in bytes, so that valgrind,
 * under which everything takes fifty times as long, may do with a shorter one. */
#include "check.h"

char check_untouched;

static unsigned long checks;
static unsigned long failures;

void check_that(int holds, const char *condition, const char *file, int line) {
    checks++;
    if (!holds) {
        failures++;
        fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, condition);
    }
}

int text_is(isim_text text, const char *expected, size_t length) {
    return text.data != NULL && text.length == length && memcmp(text.data, expected, length) == 0;
}

isim_name *person(const char *text, size_t length) {
    isim_name *name = NULL;
    CHECK(isim_name_new(text, length, ISIM_KIND_PERSON, GUESS, &name) == ISIM_STATUS_OK);
    return name;
}

int main(int argc, char **argv) {
    if (argc < 2 || argc > 3) {
        fprintf(stderr, "usage: %s DIRECTORY|--threads [BYTES]\n", argv[0]);
        return 2;
    }
    test_threads();
    if (strcmp(argv[1], "--threads") != 0) {
        test_text();
        test_fold();
        test_systems();
        test_detect();
        test_rules();
        test_words();
        test_codes();
        test_countries();
        test_keys();
        test_grammar();
        test_name();
        test_compare();
        test_columns();
        test_explain();
        test_index();
        test_index_bytes();
        test_listed();
        test_layers();
        test_searcher();
        test_scan();
        test_stream();
        test_propose();
        test_bad_input();
        test_null();
        test_limits(argc == 3 ? strtoul(argv[2], NULL, 10) : 1024 * 1024);
        test_cases(argv[1]);
    }
    printf("C %s: %lu checks, %lu failures\n",
#ifdef __cplusplus
           "(as C++)",
#else
           "",
#endif
           checks, failures);
    return failures == 0 ? 0 : 1;
}
