/* A test harness of one macro. The tests are plain C that C++ takes too. */
#ifndef CHECK_H
#define CHECK_H

#include <isim.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Counts, and says where, when the condition does not hold. */
#define CHECK(condition) check_that((condition) ? 1 : 0, #condition, __FILE__, __LINE__)

/* A string literal as the two arguments of a text; a NUL inside counts. */
#define S(literal) (literal), (sizeof(literal) - 1)

/* The same for a language that is left to be guessed. */
#define GUESS NULL, 0

/* Where a handle is expected that a failing call must leave alone. */
#define UNTOUCHED(type) ((type *)(void *)&check_untouched)

extern char check_untouched;

void check_that(int holds, const char *condition, const char *file, int line);

/* True when a text of the library is the literal. */
int text_is(isim_text text, const char *expected, size_t length);

/* A prepared person, which must succeed. */
isim_name *person(const char *text, size_t length);

/* The weight of an explanation's steps, each looked at: its kind known, its spans inside. */
int32_t sum_of_steps(const isim_explanation *explanation, isim_text a, isim_text b);

void test_text(void);
void test_fold(void);
void test_systems(void);
void test_detect(void);
void test_rules(void);
void test_words(void);
void test_codes(void);
void test_countries(void);
void test_keys(void);
void test_grammar(void);
void test_name(void);
void test_compare(void);
void test_columns(void);
void test_explain(void);
void test_index(void);
void test_index_bytes(void);
void test_listed(void);
void test_layers(void);
void test_searcher(void);
void test_scan(void);
void test_stream(void);
void test_propose(void);
void test_bad_input(void);
void test_null(void);
void test_limits(size_t long_text);
void test_threads(void);
void test_cases(const char *directory);

#endif
