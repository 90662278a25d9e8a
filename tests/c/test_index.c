/* An index of names: search, and scan. */
#include "check.h"

static void add(isim_index_builder *builder, const char *id, const char *text) {
    isim_name *name = person(text, strlen(text));
    CHECK(isim_index_builder_add(builder, id, strlen(id), name) == ISIM_STATUS_OK);
    isim_name_free(name);
}

void test_index(void) {
    isim_index_builder *builder = NULL;
    isim_index *index = NULL, *earlier = NULL;
    isim_results *results = NULL;
    isim_name *query;
    isim_hit hit;

    CHECK(isim_index_builder_new(&builder) == ISIM_STATUS_OK);
    CHECK(isim_index_builder_build(builder, &earlier) == ISIM_STATUS_OK);
    add(builder, "p1", "Vedat Işıkhan");
    add(builder, "p2", "Kubanychbek Omuraliev");
    add(builder, "p2", "Кубанычбек Өмүралиев");
    CHECK(isim_index_builder_build(builder, &index) == ISIM_STATUS_OK);
    isim_index_builder_free(builder);
    CHECK(isim_index_len(index) == 3);
    CHECK(isim_index_len(earlier) == 0);

    query = person(S("KUBANYCHBEK OMURALIEV"));
    CHECK(isim_index_search_above(index, query, 0, &results) == ISIM_STATUS_OK);
    CHECK(isim_results_count(results) == 1);
    CHECK(isim_results_get(results, 0, &hit) == ISIM_STATUS_OK && text_is(hit.id, S("p2")));
    isim_results_free(results);
    CHECK(isim_index_search_above(index, query, 1600, &results) == ISIM_STATUS_OK);
    CHECK(isim_results_count(results) == 1);
    isim_results_free(results);
    CHECK(isim_index_search(index, query, 10, &results) == ISIM_STATUS_OK);
    /* They live on without the index and the query. */
    isim_index_free(index);
    isim_name_free(query);
    CHECK(isim_results_count(results) >= 1 && isim_results_count(results) <= 2);
    CHECK(isim_results_get(results, 0, &hit) == ISIM_STATUS_OK);
    CHECK(text_is(hit.id, S("p2")) && text_is(hit.name, S("Kubanychbek Omuraliev")));
    CHECK(hit.score.weight >= 0 && hit.score.value >= 0.5);
    hit.score.weight = 12345;
    CHECK(isim_results_get(results, 2, &hit) == ISIM_STATUS_RANGE);
    CHECK(isim_results_get(results, SIZE_MAX, &hit) == ISIM_STATUS_RANGE);
    CHECK(hit.score.weight == 12345);
    isim_results_free(results);

    query = person(S("Vedat"));
    CHECK(isim_index_search(earlier, query, SIZE_MAX, &results) == ISIM_STATUS_OK);
    CHECK(isim_results_count(results) == 0);
    isim_results_free(results);
    CHECK(isim_index_search(earlier, query, 0, &results) == ISIM_STATUS_OK);
    CHECK(isim_results_count(results) == 0);
    isim_results_free(results);
    isim_name_free(query);
    isim_index_free(earlier);
}

/* What isim_index_bytes gives is opened again, where it lies; what is no index is refused. */
void test_index_bytes(void) {
    isim_index_builder *builder = NULL;
    isim_index *index = NULL, *opened = NULL;
    isim_results *results = NULL;
    const uint8_t *data = NULL;
    uint8_t *copy;
    size_t length = 0, needed = 0, at;
    char why[256];
    isim_name *query = person(S("Ведат Ишикхан"));
    isim_hit hit;

    CHECK(isim_index_builder_new(&builder) == ISIM_STATUS_OK);
    add(builder, "p1", "Vedat Işıkhan");
    CHECK(isim_index_builder_build(builder, &index) == ISIM_STATUS_OK);
    isim_index_builder_free(builder);
    CHECK(isim_index_bytes(index, &data, &length) == ISIM_STATUS_OK && length > 100);
    copy = (uint8_t *)malloc(length);
    CHECK(copy != NULL);
    memcpy(copy, data, length);
    isim_index_free(index);

    CHECK(isim_index_open(copy, length, &opened) == ISIM_STATUS_OK);
    CHECK(isim_index_fault(copy, length, why, sizeof why, &needed) == ISIM_STATUS_OK);
    CHECK(needed == 0);
    CHECK(isim_index_search(opened, query, 1, &results) == ISIM_STATUS_OK);
    CHECK(isim_results_get(results, 0, &hit) == ISIM_STATUS_OK && text_is(hit.id, S("p1")));
    isim_results_free(results);
    isim_index_free(opened);

    /* Every byte damaged, every length cut: refused, or opened and searched without harm. */
    for (at = 0; at < 2 * length; at++) {
        size_t place = at / 2;
        if (at % 2 == 0) copy[place] ^= 0x55;
        opened = NULL;
        if (isim_index_open(copy, at % 2 == 0 ? length : place, &opened) == ISIM_STATUS_OK) {
            CHECK(isim_index_search(opened, query, 3, &results) == ISIM_STATUS_OK);
            isim_results_free(results);
            CHECK(isim_index_fault(copy, length, why, sizeof why, &needed) == ISIM_STATUS_OK);
            CHECK(needed > 20);
        } else {
            CHECK(opened == NULL);
        }
        isim_index_free(opened);
        if (at % 2 == 0) copy[place] ^= 0x55;
    }
    CHECK(isim_index_open(NULL, 1, &opened) == ISIM_STATUS_NULL);
    CHECK(isim_index_open(NULL, 0, &opened) == ISIM_STATUS_INDEX);
    CHECK(isim_index_fault((const uint8_t *)"list", 4, why, sizeof why, &needed) == ISIM_STATUS_OK);
    CHECK(needed > 20);
    free(copy);
    isim_name_free(query);
}

void test_scan(void) {
    static const char text[] = "Görüş: Vedat Işıkhan bu gün Bakıda idi.";
    isim_index_builder *builder = NULL;
    isim_index *index = NULL;
    isim_scanner *scanner = NULL;
    isim_mentions *mentions = NULL;
    isim_mention mention;

    CHECK(isim_index_builder_new(&builder) == ISIM_STATUS_OK);
    add(builder, "p1", "Vedat Işıkhan");
    add(builder, "p2", "Kubanychbek Omuraliev");
    CHECK(isim_index_builder_build(builder, &index) == ISIM_STATUS_OK);
    isim_index_builder_free(builder);
    CHECK(isim_scanner_new(index, &scanner) == ISIM_STATUS_OK);
    /* The scanner lives on without the index. */
    isim_index_free(index);

    CHECK(isim_scanner_scan(scanner, S(text), &mentions) == ISIM_STATUS_OK);
    CHECK(isim_mentions_count(mentions) == 1);
    CHECK(isim_mentions_get(mentions, 0, &mention) == ISIM_STATUS_OK);
    CHECK(text_is(mention.id, S("p1")));
    CHECK(mention.score.weight >= 0 && mention.score.value >= 0.5);
    CHECK(mention.span.end - mention.span.start == sizeof "Vedat Işıkhan" - 1);
    CHECK(memcmp(text + mention.span.start, S("Vedat Işıkhan")) == 0);
    mention.span.start = 12345;
    CHECK(isim_mentions_get(mentions, 1, &mention) == ISIM_STATUS_RANGE);
    CHECK(isim_mentions_get(mentions, SIZE_MAX, &mention) == ISIM_STATUS_RANGE);
    CHECK(mention.span.start == 12345);
    isim_mentions_free(mentions);

    CHECK(isim_scanner_scan(scanner, NULL, 0, &mentions) == ISIM_STATUS_OK);
    /* The mentions live on without the scanner. */
    isim_scanner_free(scanner);
    CHECK(isim_mentions_count(mentions) == 0);
    isim_mentions_free(mentions);
}
