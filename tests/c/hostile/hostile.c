/* Runs the calls that are written from the header. */
#include "hostile.h"

#include <pthread.h>

const char *current = "the making of handles";

static unsigned long checks, failures;

isim_text some_texts[3] = {{"Vedat", 5}, {"", 0}, {"\xD0\x98\xD0\xBD", 4}};
isim_text texts_with_null[3] = {{"Vedat", 5}, {"", 0}, {NULL, 1}};
isim_text texts_with_bytes[3] = {{"Vedat", 5}, {"", 0}, {"\xFF", 1}};
isim_text texts_without_end[3] = {{"Vedat", 5}, {"", 0}, {"", SIZE_MAX}};

static void keep_schema(struct ArrowSchema *schema) { (void)schema; }
static void keep_column(struct ArrowArray *column) { (void)column; }

static const uint8_t validity[1] = {5};
static const int32_t offsets[4] = {0, 5, 5, 7}, past[4] = {0, 5, 5, 2000000000}, back[4] = {0, 5, 5, 4};
static const void *good_buffers[3] = {validity, offsets, "VedatAy"};
static const void *bytes_buffers[3] = {validity, offsets, "Vedat\xFF\xFF"};
static const void *long_buffers[3] = {validity, past, "VedatAy"};
static const void *back_buffers[3] = {validity, back, "VedatAy"};

#define SCHEMA(format, release) {format, "", NULL, 2, 0, NULL, NULL, release, NULL}
struct ArrowSchema good_schema = SCHEMA("u", keep_schema);
struct ArrowSchema released_schema = SCHEMA("u", NULL);
struct ArrowSchema formless_schema = SCHEMA(NULL, keep_schema);
struct ArrowSchema number_schema = SCHEMA("i", keep_schema);

#define COLUMN(length, count, buffers, release)                                                    \
    {length, 1, 0, count, 0, buffers, NULL, NULL, release, NULL}
struct ArrowArray good_column = COLUMN(3, 3, good_buffers, keep_column);
struct ArrowArray released_column = COLUMN(3, 3, good_buffers, NULL);
struct ArrowArray empty_column = COLUMN(3, 3, NULL, keep_column);
struct ArrowArray poor_column = COLUMN(3, 1, good_buffers, keep_column);
struct ArrowArray negative_column = COLUMN(-3, 3, good_buffers, keep_column);
struct ArrowArray bytes_column = COLUMN(3, 3, bytes_buffers, keep_column);
struct ArrowArray long_column = COLUMN(3, 3, long_buffers, keep_column);
struct ArrowArray back_column = COLUMN(3, 3, back_buffers, keep_column);

void must(int holds, const char *condition) {
    checks++;
    if (!holds) {
        failures++;
        fprintf(stderr, "%s: does not hold: %s\n", current, condition);
    }
}

void must_be(isim_status status, isim_status expected) {
    checks++;
    if (status != expected) {
        failures++;
        fprintf(stderr, "%s: is %d, not %d\n", current, (int)status, (int)expected);
    }
}

int untouched(const void *bytes, size_t count) {
    size_t i;

    for (i = 0; i < count; i++) {
        if (((const unsigned char *)bytes)[i] != 0x5A) {
            return 0;
        }
    }
    return 1;
}

static void fine(isim_status status) {
    if (status != ISIM_STATUS_OK) {
        fprintf(stderr, "%s: %s\n", current, isim_status_message(status));
        abort();
    }
}

isim_folder *new_isim_folder(void) {
    isim_folder *folder;

    fine(isim_folder_new(0, NULL, 0, &folder));
    return folder;
}

isim_folded *new_isim_folded(void) {
    isim_folder *folder = new_isim_folder();
    isim_folded *folded;

    fine(isim_folder_apply(folder, "a\xC2\xAD" "b", 4, &folded));
    isim_folder_free(folder);
    return folded;
}

isim_name *new_isim_name(void) {
    isim_name *name;

    fine(isim_name_new("Vedat I\xC5\x9F\xC4\xB1khan", 15, ISIM_KIND_PERSON, NULL, 0, &name));
    return name;
}

isim_matcher *new_isim_matcher(void) {
    isim_matcher *matcher;

    fine(isim_matcher_new(&matcher));
    return matcher;
}

isim_matcher_builder *new_isim_matcher_builder(void) {
    isim_matcher_builder *builder;

    fine(isim_matcher_builder_new(&builder));
    return builder;
}

isim_explanation *new_isim_explanation(void) {
    isim_matcher *matcher = new_isim_matcher();
    isim_name *name = new_isim_name();
    isim_explanation *explanation;

    fine(isim_matcher_explain(matcher, name, name, &explanation));
    isim_matcher_free(matcher);
    isim_name_free(name);
    return explanation;
}

isim_index_builder *new_isim_index_builder(void) {
    isim_index_builder *builder;
    isim_name *name = new_isim_name();

    fine(isim_index_builder_new(&builder));
    fine(isim_index_builder_add(builder, "p1", 2, name));
    isim_name_free(name);
    return builder;
}

isim_index *new_isim_index(void) {
    isim_index_builder *builder = new_isim_index_builder();
    isim_index *index;

    fine(isim_index_builder_build(builder, &index));
    isim_index_builder_free(builder);
    return index;
}

isim_results *new_isim_results(void) {
    isim_index *index = new_isim_index();
    isim_name *name = new_isim_name();
    isim_results *results;

    fine(isim_index_search(index, name, 1, &results));
    isim_index_free(index);
    isim_name_free(name);
    return results;
}

isim_layers *new_isim_layers(void) {
    isim_index *index = new_isim_index();
    isim_layers *layers;

    fine(isim_layers_new(index, index, &layers));
    isim_index_free(index);
    return layers;
}

isim_searcher *new_isim_searcher(void) {
    isim_index *index = new_isim_index();
    isim_searcher *searcher;

    fine(isim_searcher_new(index, &searcher));
    isim_index_free(index);
    return searcher;
}

isim_scanner *new_isim_scanner(void) {
    isim_index *index = new_isim_index();
    isim_scanner *scanner;

    fine(isim_scanner_new(index, &scanner));
    isim_index_free(index);
    return scanner;
}

isim_mentions *new_isim_mentions(void) {
    isim_scanner *scanner = new_isim_scanner();
    isim_mentions *mentions;

    fine(isim_scanner_scan(scanner, "Vedat I\xC5\x9F\xC4\xB1khan", 15, &mentions));
    isim_scanner_free(scanner);
    return mentions;
}

isim_stream *new_isim_stream(void) {
    isim_scanner *scanner = new_isim_scanner();
    isim_stream *stream;

    fine(isim_stream_new(scanner, &stream));
    isim_scanner_free(scanner);
    return stream;
}

isim_proposals *new_isim_proposals(void) {
    isim_proposals *proposals;

    fine(isim_propose("He met Vedat Demir there.", 25, &proposals));
    return proposals;
}

isim_renderings *new_isim_renderings(void) {
    isim_renderings *renderings;

    fine(isim_systems_between("\xD0\x92\xD0\xB0\xD0\xBD\xD1\x8F", 8, "Vanya", 5, &renderings));
    return renderings;
}

isim_rules *new_isim_rules(void) {
    isim_rules *rules;

    fine(isim_rules_new("file", 4, "a = b", 5, &rules));
    return rules;
}

isim_texts *new_isim_texts(void) {
    isim_texts *texts;

    fine(isim_countries(&texts));
    return texts;
}

isim_stems *new_isim_stems(void) {
    isim_stems *stems;

    fine(isim_stems_new("\xD0\xB8\xD0\xB2\xD0\xB0\xD0\xBD\xD0\xB0", 10, "ru", 2, &stems));
    return stems;
}

#define DEFINE(type)                                                                               \
    isim_##type *the_isim_##type, *some_isim_##type[3], *broken_isim_##type[3];
TYPES(DEFINE)

static void *make(void *nothing) {
#define MAKE(type)                                                                                 \
    the_isim_##type = new_isim_##type();                                                           \
    some_isim_##type[0] = some_isim_##type[1] = some_isim_##type[2] = the_isim_##type;             \
    broken_isim_##type[0] = broken_isim_##type[1] = the_isim_##type;
    TYPES(MAKE)
    return nothing;
}

static void *unmake(void *nothing) {
#define UNMAKE(type) isim_##type##_free(the_isim_##type);
    TYPES(UNMAKE)
    return nothing;
}

static void in_a_thread(void *(*work)(void *)) {
    pthread_t thread;

    if (pthread_create(&thread, NULL, work, NULL) != 0 || pthread_join(thread, NULL) != 0) {
        abort();
    }
}

int main(void) {
    in_a_thread(make);
    test_all();
    in_a_thread(unmake);
    printf("C (hostile): %lu checks, %lu failures\n", checks, failures);
    return failures == 0 ? 0 : 1;
}
