/* What the calls that are written from the header need: a handle of each type, and a check. */
#ifndef HOSTILE_H
#define HOSTILE_H

#include <isim.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Which call is under way. */
extern const char *current;

#define MUST(condition) must((condition) ? 1 : 0, #condition)
#define MUST_BE(status, expected) must_be((status), (expected))

void must(int holds, const char *condition);
void must_be(isim_status status, isim_status expected);

/* True when all bytes are what they were set to before the call. */
int untouched(const void *bytes, size_t count);

/* Three good texts, and three of which the last one is bad. */
extern isim_text some_texts[3], texts_with_null[3], texts_with_bytes[3], texts_without_end[3];

/* A column of three texts, one of them null, and what is wrong with others. */
extern struct ArrowSchema good_schema, released_schema, formless_schema, number_schema;
extern struct ArrowArray good_column, released_column, empty_column, poor_column, negative_column;
extern struct ArrowArray bytes_column, long_column, back_column;

/* A new handle of each type, as the only one, and as three; of the broken ones the last is NULL. */
#define TYPES(X)                                                                                   \
    X(folder) X(folded) X(name) X(matcher) X(explanation) X(index_builder) X(index) X(results)     \
    X(scanner) X(mentions) X(renderings) X(rules) X(texts) X(stems) X(matcher_builder)             \
    X(stream) X(proposals) X(layers) X(searcher)

#define DECLARE(type)                                                                              \
    isim_##type *new_isim_##type(void);                                                            \
    extern isim_##type *the_isim_##type;                                                           \
    extern isim_##type *some_isim_##type[3];                                                       \
    extern isim_##type *broken_isim_##type[3];
TYPES(DECLARE)

/* All calls. */
void test_all(void);

#endif
