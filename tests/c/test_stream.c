/* Texts in chunks, what tells that a mention is one, and names without a list. */
#include "check.h"

static const char text[] = "Görüş: Vedat Işıkhan bu gün Bakıda idi. Işıkhan Azərbaycan haqqında danışdı.";

static const char writer[] = "Это был известный азербайджанский писатель, и все его хорошо знали.";

/* A scanner for a person and a country. */
static isim_scanner *scanner_of(uint32_t options) {
    isim_index_builder *builder = NULL;
    isim_index *index = NULL;
    isim_scanner *scanner = NULL;
    isim_name *name = person(S("Vedat Işıkhan"));

    CHECK(isim_index_builder_new(&builder) == ISIM_STATUS_OK);
    CHECK(isim_index_builder_add(builder, S("p1"), name) == ISIM_STATUS_OK);
    isim_name_free(name);
    CHECK(isim_name_new(S("Azerbaijan"), ISIM_KIND_COUNTRY, GUESS, &name) == ISIM_STATUS_OK);
    CHECK(isim_index_builder_add(builder, S("AZ"), name) == ISIM_STATUS_OK);
    isim_name_free(name);
    CHECK(isim_index_builder_build(builder, &index) == ISIM_STATUS_OK);
    isim_index_builder_free(builder);
    CHECK(isim_scanner_new_with(index, options, &scanner) == ISIM_STATUS_OK);
    isim_index_free(index);
    return scanner;
}

/* Whether two lists of mentions say the same, the second one beginning at a number. */
static int same(const isim_mentions *a, const isim_mentions *b, size_t from) {
    size_t i;
    isim_mention x, y;

    for (i = 0; i < isim_mentions_count(b); i++) {
        if (isim_mentions_get(a, from + i, &x) != ISIM_STATUS_OK ||
            isim_mentions_get(b, i, &y) != ISIM_STATUS_OK || x.span.start != y.span.start ||
            x.span.end != y.span.end || !text_is(x.id, y.id.data, y.id.length) ||
            x.score.weight != y.score.weight || x.how != y.how || strcmp(x.lang, y.lang) != 0) {
            return 0;
        }
    }
    return 1;
}

void test_stream(void) {
    isim_scanner *scanner = scanner_of(0);
    isim_mentions *whole = NULL, *part = NULL;
    isim_mention mention;
    isim_stream *stream = NULL;
    size_t cut, length = sizeof text - 1, big = 3 * 1024 * 1024, found = 0, at;
    char *much;

    CHECK(isim_scanner_scan(scanner, text, length, &whole) == ISIM_STATUS_OK);
    CHECK(isim_mentions_count(whole) == 3);
    CHECK(isim_mentions_get(whole, 0, &mention) == ISIM_STATUS_OK);
    CHECK(mention.how == ISIM_HOW_NAME && strcmp(mention.lang, "") == 0);
    CHECK(isim_mentions_get(whole, 1, &mention) == ISIM_STATUS_OK);
    CHECK(mention.how == ISIM_HOW_SURNAME);
    CHECK(isim_mentions_get(whole, 2, &mention) == ISIM_STATUS_OK);
    CHECK(text_is(mention.id, S("AZ")) && mention.how == ISIM_HOW_KNOWN);
    CHECK(strcmp(isim_how_name(ISIM_HOW_ONLY_SURNAME), "only-surname") == 0);
    CHECK(isim_how_name(99) == NULL);

    /* Cut at every byte, also inside of characters; the stream serves text after text. */
    CHECK(isim_stream_new(scanner, &stream) == ISIM_STATUS_OK);
    isim_scanner_free(scanner);
    for (cut = 0; cut <= length; cut++) {
        CHECK(isim_stream_feed(stream, text, cut, &part) == ISIM_STATUS_OK);
        CHECK(isim_mentions_count(part) == 0);
        isim_mentions_free(part);
        CHECK(isim_stream_feed(stream, text + cut, length - cut, &part) == ISIM_STATUS_OK);
        isim_mentions_free(part);
        CHECK(isim_stream_finish(stream, &part) == ISIM_STATUS_OK);
        CHECK(isim_mentions_count(part) == 3 && same(whole, part, 0));
        isim_mentions_free(part);
    }
    /* What is refused changes nothing: a byte that is none, and the end inside of a character. */
    CHECK(isim_stream_feed(stream, text, 2, &part) == ISIM_STATUS_OK);
    isim_mentions_free(part);
    part = NULL;
    CHECK(isim_stream_finish(stream, &part) == ISIM_STATUS_UTF8 && part == NULL);
    CHECK(isim_stream_feed(stream, "\xFF", 1, &part) == ISIM_STATUS_UTF8 && part == NULL);
    CHECK(isim_stream_feed(stream, NULL, 1, &part) == ISIM_STATUS_NULL);
    CHECK(isim_stream_feed(stream, text, ISIM_TEXT_LIMIT + 1, &part) == ISIM_STATUS_TOO_LONG);
    CHECK(isim_stream_feed(stream, NULL, 0, &part) == ISIM_STATUS_OK);
    isim_mentions_free(part);
    CHECK(isim_stream_feed(stream, text + 2, length - 2, &part) == ISIM_STATUS_OK);
    isim_mentions_free(part);
    CHECK(isim_stream_finish(stream, &part) == ISIM_STATUS_OK && same(whole, part, 0));
    isim_mentions_free(part);
    isim_mentions_free(whole);
    isim_stream_free(stream);
    isim_stream_free(NULL);

    /* More than is scanned at once. */
    scanner = scanner_of(ISIM_SCAN_NO_ADJECTIVES);
    much = (char *)malloc(big);
    CHECK(much != NULL);
    memset(much, ' ', big);
    for (at = 0; at + 4096 < big; at += 256 * 1024) {
        memcpy(much + at, text, length);
        much[at + length] = '\n';
    }
    memcpy(much + big - length, text, length);
    CHECK(isim_scanner_scan(scanner, much, big, &whole) == ISIM_STATUS_OK);
    CHECK(isim_mentions_count(whole) == 3 * 13);
    CHECK(isim_stream_new(scanner, &stream) == ISIM_STATUS_OK);
    for (at = 0; at < big; at += cut) {
        cut = big - at < 100000 ? big - at : 100000;
        CHECK(isim_stream_feed(stream, much + at, cut, &part) == ISIM_STATUS_OK);
        CHECK(same(whole, part, found));
        found += isim_mentions_count(part);
        isim_mentions_free(part);
    }
    CHECK(found > 0 && found < isim_mentions_count(whole));
    CHECK(isim_stream_finish(stream, &part) == ISIM_STATUS_OK && same(whole, part, found));
    CHECK(found + isim_mentions_count(part) == isim_mentions_count(whole));
    isim_mentions_free(part);
    isim_mentions_free(whole);
    free(much);
    isim_stream_free(stream);

    /* Adjectives of countries, wanted and not. */
    CHECK(isim_scanner_scan(scanner, S(writer), &part) == ISIM_STATUS_OK);
    CHECK(isim_mentions_count(part) == 0);
    isim_mentions_free(part);
    isim_scanner_free(scanner);
    scanner = scanner_of(0);
    CHECK(isim_scanner_scan(scanner, S(writer), &part) == ISIM_STATUS_OK);
    CHECK(isim_mentions_get(part, 0, &mention) == ISIM_STATUS_OK);
    CHECK(mention.how == ISIM_HOW_ADJECTIVE && strcmp(mention.lang, "ru") == 0);
    isim_mentions_free(part);
    isim_scanner_free(scanner);
}

void test_propose(void) {
    static const char news[] = "Вчера Айсель Каримзаде приехала в Баку. Там Каримзаде ждали.";
    isim_proposals *found = NULL;
    isim_proposal one;

    CHECK(isim_propose(S(news), &found) == ISIM_STATUS_OK);
    CHECK(isim_proposals_count(found) == 2);
    CHECK(isim_proposals_get(found, 0, &one) == ISIM_STATUS_OK);
    CHECK(one.words == 2 && one.given <= 1);
    CHECK(memcmp(news + one.span.start, S("Айсель Каримзаде")) == 0);
    CHECK(isim_proposals_get(found, 1, &one) == ISIM_STATUS_OK && one.words == 1);
    one.words = 12345;
    CHECK(isim_proposals_get(found, 2, &one) == ISIM_STATUS_RANGE && one.words == 12345);
    isim_proposals_free(found);
    isim_proposals_free(NULL);
    CHECK(isim_propose(S("Dün Mehmet Demir geldi."), &found) == ISIM_STATUS_OK);
    CHECK(isim_proposals_get(found, 0, &one) == ISIM_STATUS_OK && one.given == 1);
    isim_proposals_free(found);
    CHECK(isim_propose(NULL, 0, &found) == ISIM_STATUS_OK && isim_proposals_count(found) == 0);
    isim_proposals_free(found);
    CHECK(isim_proposals_count(NULL) == 0);
}
