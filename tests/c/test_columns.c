/* Many names in one call: arrays of texts, and Arrow's columns in all the forms that hold texts. */
#include "check.h"

#define ROWS 6

/* Short texts lie in their views, long ones beside them; one is empty, and two are alike. */
static const char *const a_texts[ROWS] = {"Vedat Işıkhan", "Anar Aliyev",  "Anar Aliyev",
                                          "",              "Ay",           "Kubanychbek Omuraliev"};
static const char *const b_texts[ROWS] = {"Ведатом Ишикханом", "Ilham Aliyev", "Anar Əliyev",
                                          "Baku",              "Ay",           "Omuraliev"};

static void keep_schema(struct ArrowSchema *schema) { (void)schema; }
static void keep_array(struct ArrowArray *array) { (void)array; }

/* A column with all it points to. The first row is not part of it when there is an offset. */
typedef struct column {
    struct ArrowSchema schema, dictionary_schema;
    struct ArrowArray array, dictionary_array;
    const void *buffers[5], *dictionary_buffers[3];
    uint8_t validity[2];
    int32_t small[ROWS + 2];
    int64_t large[ROWS + 2], lengths[1];
    char views[ROWS + 1][16], data[512];
    uint8_t numbers[ROWS + 1];
    int64_t long_numbers[ROWS + 1];
} column;

static void describe(struct ArrowSchema *schema, struct ArrowArray *array, const char *format,
                     int64_t rows, int64_t offset, int64_t count, const void **buffers) {
    memset(schema, 0, sizeof *schema);
    memset(array, 0, sizeof *array);
    schema->format = format;
    schema->release = keep_schema;
    array->length = rows;
    array->offset = offset;
    array->null_count = -1;
    array->n_buffers = count;
    array->buffers = buffers;
    array->release = keep_array;
}

/* Writes texts in one of the forms, behind a row that is not theirs; row `null` is null. */
static void make(column *out, const char *format, const char *const *texts, size_t null) {
    size_t row, length = 0;

    memset(out, 0, sizeof *out);
    out->views[0][0] = 4;
    memcpy(out->views[0] + 4, "row0", 4);
    memcpy(out->data, "row0", length = 4);
    out->validity[0] = 1;
    out->small[1] = 4;
    out->large[1] = 4;
    for (row = 1; row <= ROWS; row++) {
        size_t size = strlen(texts[row - 1]);
        int32_t four = (int32_t)size, zero = 0, start = (int32_t)length;
        memcpy(out->views[row], &four, 4);
        if (size <= 12) {
            memcpy(out->views[row] + 4, texts[row - 1], size);
        } else {
            memcpy(out->views[row] + 4, texts[row - 1], 4);
            memcpy(out->views[row] + 8, &zero, 4);
            memcpy(out->views[row] + 12, &start, 4);
        }
        memcpy(out->data + length, texts[row - 1], size);
        length += size;
        out->small[row + 1] = (int32_t)length;
        out->large[row + 1] = (int64_t)length;
        out->numbers[row] = (uint8_t)row;
        out->long_numbers[row] = (int64_t)row;
        if (row - 1 != null) {
            out->validity[row / 8] = (uint8_t)(out->validity[row / 8] | 1u << row % 8);
        }
    }
    out->lengths[0] = (int64_t)length;
    out->buffers[0] = out->validity;
    if (strcmp(format, "u") == 0) {
        out->buffers[1] = out->small, out->buffers[2] = out->data;
        describe(&out->schema, &out->array, format, ROWS, 1, 3, out->buffers);
    } else if (strcmp(format, "U") == 0) {
        out->buffers[1] = out->large, out->buffers[2] = out->data;
        describe(&out->schema, &out->array, format, ROWS, 1, 3, out->buffers);
    } else if (strcmp(format, "vu") == 0) {
        out->buffers[1] = out->views, out->buffers[2] = out->data, out->buffers[3] = out->lengths;
        describe(&out->schema, &out->array, format, ROWS, 1, 4, out->buffers);
    } else {
        out->buffers[1] = format[0] == 'C' ? (const void *)out->numbers : out->long_numbers;
        describe(&out->schema, &out->array, format, ROWS, 1, 2, out->buffers);
        out->dictionary_buffers[1] = out->small, out->dictionary_buffers[2] = out->data;
        describe(&out->dictionary_schema, &out->dictionary_array, "u", ROWS + 1, 0, 3,
                 out->dictionary_buffers);
        out->schema.dictionary = &out->dictionary_schema;
        out->array.dictionary = &out->dictionary_array;
    }
}

static isim_text text_of(const char *text) {
    isim_text whole = {text, 0};
    whole.length = strlen(text);
    return whole;
}

static int same(const double *a, const double *b) { return memcmp(a, b, sizeof *a) == 0; }

/* Two columns in two forms: every row as isim_compare has it, NaN where one is null. */
static void compare(const char *a_format, const char *b_format, size_t a_null, size_t b_null) {
    static column a, b;
    double scores[ROWS + 1], alone;
    size_t row;

    make(&a, a_format, a_texts, a_null);
    make(&b, b_format, b_texts, b_null);
    scores[ROWS] = -7;
    CHECK(isim_compare_arrow(&a.schema, &a.array, &b.schema, &b.array, 0, ROWS, scores) ==
          ISIM_STATUS_OK);
    for (row = 0; row < ROWS; row++) {
        const char *x = a_texts[row], *y = b_texts[row];
        CHECK(isim_compare(x, strlen(x), y, strlen(y), 0, &alone) == ISIM_STATUS_OK);
        if (row == a_null || row == b_null) {
            CHECK(!(scores[row] <= 0) && !(scores[row] >= 0));
        } else {
            CHECK(same(&scores[row], &alone));
        }
    }
    alone = -7;
    CHECK(same(&scores[ROWS], &alone));
}

static void faults(void) {
    static column a, b;
    double scores[ROWS], before = -7;
    int32_t far = 4000;

    make(&a, "vu", a_texts, 99);
    make(&b, "C", b_texts, 99);
    scores[0] = before;
    /* A number that is none of the dictionary, in a row behind good ones. */
    b.numbers[ROWS] = ROWS + 1;
    CHECK(isim_compare_arrow(&a.schema, &a.array, &b.schema, &b.array, 0, ROWS, scores) ==
          ISIM_STATUS_RANGE);
    b.numbers[ROWS] = 0;
    /* Views into a buffer that is none, and past the end of one. */
    memcpy(a.views[1] + 8, &far, 4);
    CHECK(isim_compare_arrow(&a.schema, &a.array, &b.schema, &b.array, 0, ROWS, scores) ==
          ISIM_STATUS_RANGE);
    make(&a, "vu", a_texts, 99);
    memcpy(a.views[1] + 12, &far, 4);
    CHECK(isim_compare_arrow(&a.schema, &a.array, &b.schema, &b.array, 0, ROWS, scores) ==
          ISIM_STATUS_RANGE);
    make(&a, "vu", a_texts, 99);
    a.schema.format = "z";
    CHECK(isim_compare_arrow(&a.schema, &a.array, &b.schema, &b.array, 0, ROWS, scores) ==
          ISIM_STATUS_UNKNOWN_CODE);
    a.schema.format = "vu";
    b.schema.format = "g";
    CHECK(isim_compare_arrow(&a.schema, &a.array, &b.schema, &b.array, 0, ROWS, scores) ==
          ISIM_STATUS_UNKNOWN_CODE);
    b.schema.format = "C";
    CHECK(isim_compare_arrow(&a.schema, &a.array, &b.schema, &b.array, 9, ROWS, scores) ==
          ISIM_STATUS_UNKNOWN_CODE);
    CHECK(same(&scores[0], &before));
    CHECK(isim_compare_arrow(&a.schema, &a.array, &b.schema, &b.array, 0, ROWS, scores) ==
          ISIM_STATUS_OK);
}

void test_columns(void) {
    static const char *const formats[] = {"u", "U", "vu", "C", "l"};
    static column others;
    isim_text a[ROWS], b[ROWS];
    double scores[ROWS], alone;
    isim_score score;
    isim_matcher *matcher = NULL;
    isim_name *wanted = person(S("Anar Aliyev"));
    size_t i, j, row;

    for (row = 0; row < ROWS; row++) {
        a[row] = text_of(a_texts[row]);
        b[row] = text_of(b_texts[row]);
    }
    CHECK(isim_compare_texts(a, b, ROWS, 0, scores) == ISIM_STATUS_OK);
    for (row = 0; row < ROWS; row++) {
        CHECK(isim_compare(a[row].data, a[row].length, b[row].data, b[row].length, 0, &alone) ==
              ISIM_STATUS_OK);
        CHECK(same(&scores[row], &alone));
    }
    CHECK(isim_compare_texts(NULL, NULL, 0, 0, NULL) == ISIM_STATUS_OK);

    for (i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        for (j = 0; j < sizeof formats / sizeof formats[0]; j++) {
            compare(formats[i], formats[j], i, (i + j) % ROWS);
        }
    }
    faults();

    CHECK(isim_matcher_new(&matcher) == ISIM_STATUS_OK);
    for (i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        make(&others, formats[i], b_texts, 3);
        CHECK(isim_matcher_compare_arrow(matcher, wanted, &others.schema, &others.array, ROWS,
                                         scores) == ISIM_STATUS_OK);
        for (row = 0; row < ROWS; row++) {
            isim_name *other = person(b_texts[row], strlen(b_texts[row]));
            CHECK(isim_matcher_compare(matcher, wanted, other, &score) == ISIM_STATUS_OK);
            CHECK(row == 3 ? !(scores[row] >= 0) : same(&scores[row], &score.value));
            isim_name_free(other);
        }
    }
    isim_matcher_free(matcher);
    isim_name_free(wanted);
}
