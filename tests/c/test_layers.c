/* What is in an index, indexes on top of one another, and many searches in one. */
#include "check.h"

static void add(isim_index_builder *builder, const char *id, const char *text, uint32_t kind,
                const char *lang) {
    isim_name *name = NULL;
    CHECK(isim_name_new(text, strlen(text), kind, lang, strlen(lang), &name) == ISIM_STATUS_OK);
    CHECK(isim_index_builder_add(builder, id, strlen(id), name) == ISIM_STATUS_OK);
    isim_name_free(name);
}

static isim_index_builder *collect(void) {
    isim_index_builder *builder = NULL;
    CHECK(isim_index_builder_new(&builder) == ISIM_STATUS_OK);
    return builder;
}

/* The index of a builder, which goes. */
static isim_index *built(isim_index_builder *builder) {
    isim_index *index = NULL;
    CHECK(isim_index_builder_build(builder, &index) == ISIM_STATUS_OK);
    isim_index_builder_free(builder);
    return index;
}

/* Whether results are these ids, each a letter, best first; they are freed. */
static int are(isim_results *results, const char *ids) {
    isim_hit hit;
    size_t count = isim_results_count(results), i;
    int right = count == strlen(ids);

    for (i = 0; i < count && right; i++) {
        right = isim_results_get(results, i, &hit) == ISIM_STATUS_OK && text_is(hit.id, ids + i, 1);
    }
    isim_results_free(results);
    return right;
}

void test_listed(void) {
    isim_index_builder *one = collect(), *other = collect();
    isim_index *index, *empty, *twice;
    isim_results *results = NULL;
    isim_listed listed;
    isim_hit hit;
    isim_name *name;
    uint32_t removes = 12345;

    CHECK(isim_index_builder_build(one, &empty) == ISIM_STATUS_OK);
    add(one, "a", "Vedat Işıkhan", ISIM_KIND_PERSON, "tr");
    add(other, "b", "Bakı", ISIM_KIND_PLACE, "");
    CHECK(isim_index_builder_remove(other, S("c")) == ISIM_STATUS_OK);
    CHECK(isim_index_builder_remove(other, S("c")) == ISIM_STATUS_OK);
    CHECK(isim_index_builder_append(one, other) == ISIM_STATUS_OK);
    isim_index_builder_free(other);
    CHECK(isim_index_builder_len(one) == 2 && isim_index_builder_len(NULL) == 0);
    CHECK(isim_index_builder_build(one, &index) == ISIM_STATUS_OK);
    CHECK(isim_index_builder_append(one, one) == ISIM_STATUS_OK);
    CHECK(isim_index_builder_add_index(one, index) == ISIM_STATUS_OK);
    twice = built(one);
    CHECK(isim_index_len(twice) == 6);
    isim_index_free(twice);

    CHECK(isim_index_kinds(index) == (1u << ISIM_KIND_PERSON | 1u << ISIM_KIND_PLACE));
    CHECK(isim_index_kinds(empty) == 0 && isim_index_kinds(NULL) == 0);
    CHECK(isim_index_get(index, 0, &listed) == ISIM_STATUS_OK);
    CHECK(text_is(listed.id, S("a")) && text_is(listed.name, S("Vedat Işıkhan")));
    CHECK(listed.kind == ISIM_KIND_PERSON && strcmp(listed.lang, "tr") == 0);
    CHECK(isim_index_get(index, 1, &listed) == ISIM_STATUS_OK);
    CHECK(text_is(listed.id, S("b")) && text_is(listed.name, S("Bakı")));
    CHECK(listed.kind == ISIM_KIND_PLACE && strcmp(listed.lang, "") == 0);
    listed.kind = 12345;
    CHECK(isim_index_get(index, 2, &listed) == ISIM_STATUS_RANGE);
    CHECK(isim_index_get(index, SIZE_MAX, &listed) == ISIM_STATUS_RANGE);
    CHECK(isim_index_get(empty, 0, &listed) == ISIM_STATUS_RANGE && listed.kind == 12345);

    CHECK(isim_index_removes(index, S("c"), &removes) == ISIM_STATUS_OK && removes == 1);
    CHECK(isim_index_removes(index, S("a"), &removes) == ISIM_STATUS_OK && removes == 0);
    CHECK(isim_index_removes(empty, S("c"), &removes) == ISIM_STATUS_OK && removes == 0);

    /* A person and a place of one name: by its own kind each, or one kind alone. */
    name = person(S("Ведат Ишикхан"));
    CHECK(isim_index_search_kind(index, name, 5, &results) == ISIM_STATUS_OK);
    CHECK(isim_results_get(results, 0, &hit) == ISIM_STATUS_OK);
    CHECK(hit.kind == ISIM_KIND_PERSON && strcmp(hit.lang, "tr") == 0);
    CHECK(are(results, "a"));
    CHECK(isim_index_search_above_kind(index, name, 0, &results) == ISIM_STATUS_OK);
    CHECK(are(results, "a"));
    isim_name_free(name);
    name = person(S("Bakı"));
    CHECK(isim_index_search_kind(index, name, 5, &results) == ISIM_STATUS_OK && are(results, ""));
    CHECK(isim_index_search_above_kind(index, name, -1600, &results) == ISIM_STATUS_OK);
    CHECK(are(results, ""));
    isim_name_free(name);
    isim_index_free(empty);
    isim_index_free(index);
}

void test_layers(void) {
    isim_index_builder *builder = collect();
    isim_index *base, *since, *whole = NULL;
    isim_layers *layers = NULL;
    isim_results *results = NULL;
    isim_name *vedat = person(S("Ведат Ишикхан")), *anar = person(S("Anar Aliyev"));
    uint32_t removes = 0;

    add(builder, "a", "Vedat Işıkhan", ISIM_KIND_PERSON, "");
    add(builder, "b", "Anar Aliyev", ISIM_KIND_PERSON, "");
    base = built(builder);
    builder = collect();
    CHECK(isim_index_builder_remove(builder, S("b")) == ISIM_STATUS_OK);
    add(builder, "c", "Anar Əliyev", ISIM_KIND_PERSON, "");
    add(builder, "d", "Anar Aliyev", ISIM_KIND_ORGANIZATION, "");
    since = built(builder);
    CHECK(isim_layers_new(base, since, &layers) == ISIM_STATUS_OK);
    /* They live on without the indexes. */
    isim_index_free(base);
    isim_index_free(since);

    CHECK(isim_layers_search(layers, vedat, 1, &results) == ISIM_STATUS_OK && are(results, "a"));
    CHECK(isim_layers_search(layers, vedat, 0, &results) == ISIM_STATUS_OK && are(results, ""));
    CHECK(isim_layers_search_kind(layers, anar, 1, &results) == ISIM_STATUS_OK);
    CHECK(are(results, "c"));
    CHECK(isim_layers_search_kind(layers, anar, SIZE_MAX, &results) == ISIM_STATUS_OK);
    CHECK(isim_results_count(results) < 3);
    isim_results_free(results);
    CHECK(isim_layers_search_above(layers, vedat, 0, &results) == ISIM_STATUS_OK);
    CHECK(are(results, "a"));

    CHECK(isim_layers_merge(layers, &whole) == ISIM_STATUS_OK);
    isim_layers_free(layers);
    CHECK(isim_index_len(whole) == 3);
    CHECK(isim_index_removes(whole, S("b"), &removes) == ISIM_STATUS_OK && removes == 0);
    CHECK(isim_index_search_kind(whole, anar, 1, &results) == ISIM_STATUS_OK && are(results, "c"));

    /* An index on itself answers as it does alone. */
    CHECK(isim_layers_new(whole, whole, &layers) == ISIM_STATUS_OK);
    CHECK(isim_layers_search(layers, vedat, 1, &results) == ISIM_STATUS_OK && are(results, "a"));
    isim_layers_free(layers);
    isim_index_free(whole);
    isim_name_free(vedat);
    isim_name_free(anar);
}

void test_searcher(void) {
    static const char *const texts[] = {"Vedat Işıkhan", "Anar Aliyev", "Ведат Ишикхан", "Анар Алиев",
                                        "Vedat Ishikhan"};
    static const char *const pairs[] = {"", "", "a", "b", ""};
    isim_index_builder *builder = collect();
    isim_index *index;
    isim_searcher *searcher = NULL;
    isim_results *results = NULL;
    isim_name *name;
    size_t i;

    for (i = 0; i < 5; i++) {
        const char id[] = {(char)('a' + i), 0};
        add(builder, id, texts[i], ISIM_KIND_PERSON, "");
    }
    index = built(builder);
    CHECK(isim_searcher_new(index, &searcher) == ISIM_STATUS_OK);
    /* It lives on without the index. */
    isim_index_free(index);
    for (i = 0; i < 5; i++) {
        name = person(texts[i], strlen(texts[i]));
        CHECK(isim_searcher_above_among(searcher, name, 0, i, &results) == ISIM_STATUS_OK);
        CHECK(i == 4 ? isim_results_count(results) == 2 : isim_results_count(results) < 2);
        if (i < 4) {
            CHECK(are(results, pairs[i]));
        } else {
            isim_results_free(results);
        }
        CHECK(isim_searcher_above(searcher, name, 1600, &results) == ISIM_STATUS_OK);
        CHECK(isim_results_count(results) == 1);
        isim_results_free(results);
        isim_name_free(name);
    }
    name = person(S("Vedat Işıkhan"));
    CHECK(isim_searcher_above(searcher, name, 0, &results) == ISIM_STATUS_OK);
    isim_searcher_free(searcher);
    isim_name_free(name);
    /* The results live on without the searcher. */
    CHECK(isim_results_count(results) == 3);
    isim_results_free(results);
}
