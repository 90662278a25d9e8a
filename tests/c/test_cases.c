/* The tables of tests/cases, which Rust, C and Python share; their README.md tells the form. */
#include "check.h"

#define COLUMNS 8

typedef struct case_table {
    char *text;            /* the whole file; the cells point into it */
    char *rest;            /* the lines not yet read */
    char *header[COLUMNS]; /* the names of the columns */
    isim_text cells[COLUMNS];
    size_t columns;
    int line;
} case_table;

static void broken(const char *file, int line, const char *why) {
    fprintf(stderr, "%s:%d: %s\n", file, line, why);
    CHECK(!"a table has its form");
    exit(1);
}

/* Cuts the next line off that is no remark, NUL-terminated; NULL at the end. */
static char *next_line(case_table *table) {
    for (;;) {
        char *line = table->rest, *end = strchr(line, '\n');
        if (*line == '\0') {
            return NULL;
        }
        table->line++;
        if (end == NULL) {
            table->rest = line + strlen(line);
        } else {
            table->rest = end + 1;
            if (end > line && end[-1] == '\r') {
                end[-1] = '\0';
            }
            *end = '\0';
        }
        if (*line != '#' && *line != '\0') {
            return line;
        }
    }
}

/* Writes a code point as UTF-8; gives the number of bytes. */
static size_t encode(unsigned long code, char *out) {
    unsigned char bytes[4];
    size_t count = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4, i;

    for (i = count - 1; i > 0; i--) {
        bytes[i] = (unsigned char)(0x80 | (code & 0x3F));
        code >>= 6;
    }
    bytes[0] = (unsigned char)(count == 1 ? code : (0xF00u >> count & 0xFFu) | code);
    memcpy(out, bytes, count);
    return count;
}

/* Resolves the escapes of a cell where it stands, which never makes it longer. */
static size_t unescape(char *cell, const char *file, int line) {
    char *out = cell, *in = cell;

    while (*in != '\0') {
        if (*in != '\\') {
            *out++ = *in++;
            continue;
        }
        switch (in[1]) {
        case 'n': *out++ = '\n'; in += 2; break;
        case 't': *out++ = '\t'; in += 2; break;
        case '0': *out++ = '\0'; in += 2; break;
        case '\\': *out++ = '\\'; in += 2; break;
        case 'u': {
            char *end = NULL;
            unsigned long code = in[2] == '{' ? strtoul(in + 3, &end, 16) : 0;
            if (end == NULL || end == in + 3 || *end != '}' || code > 0x10FFFF) {
                broken(file, line, "an escape that is none");
                return 0;
            }
            out += encode(code, out);
            in = end + 1;
            break;
        }
        default: broken(file, line, "an escape that is none"); return 0;
        }
    }
    return (size_t)(out - cell);
}

/* Opens a table and reads its header; 0 when there is no such file. */
static int open_table(case_table *table, const char *path) {
    FILE *file = fopen(path, "rb");
    char *cell, *tab;
    long size;

    if (file == NULL) {
        return 0;
    }
    if (fseek(file, 0, SEEK_END) != 0 || (size = ftell(file)) < 0) {
        abort();
    }
    rewind(file);
    table->text = (char *)malloc((size_t)size + 1);
    if (table->text == NULL || fread(table->text, 1, (size_t)size, file) != (size_t)size) {
        abort();
    }
    fclose(file);
    table->text[size] = '\0';
    table->rest = table->text;
    table->line = 0;
    table->columns = 0;
    for (cell = next_line(table); cell != NULL; cell = tab) {
        tab = strchr(cell, '\t');
        if (tab != NULL) {
            *tab++ = '\0';
        }
        if (table->columns == COLUMNS) {
            broken(path, table->line, "too many columns");
        }
        table->header[table->columns++] = cell;
    }
    return 1;
}

/* Reads the next row; 0 at the end. */
static int next_row(case_table *table, const char *path) {
    char *cell = next_line(table), *tab;
    size_t column;

    if (cell == NULL) {
        return 0;
    }
    for (column = 0; column < table->columns; column++) {
        if (cell == NULL) {
            broken(path, table->line, "too few cells");
            return 0;
        }
        tab = strchr(cell, '\t');
        if (tab != NULL) {
            *tab++ = '\0';
        }
        table->cells[column].data = cell;
        table->cells[column].length = unescape(cell, path, table->line);
        cell = tab;
    }
    if (cell != NULL) {
        broken(path, table->line, "too many cells");
    }
    return 1;
}

static isim_text cell_of(const case_table *table, const char *column) {
    size_t i;
    isim_text none = {"", 0};

    for (i = 0; i < table->columns; i++) {
        if (strcmp(table->header[i], column) == 0) {
            return table->cells[i];
        }
    }
    broken(column, 0, "no such column");
    return none;
}

/* Like CHECK, but says which row. */
static void check_row(int holds, const char *path, int line, const char *what) {
    check_that(holds, what, path, line);
}

static void compare_row(const case_table *table, const char *path) {
    isim_text a = cell_of(table, "name_a"), b = cell_of(table, "name_b"), word = cell_of(table, "kind");
    isim_text verdict = cell_of(table, "verdict");
    int same = text_is(verdict, S("same"));
    uint32_t kind = 99;
    double score = -1, back = -1;
    isim_name *name_a = NULL, *name_b = NULL;
    isim_matcher *matcher = NULL;
    isim_explanation *explanation = NULL;
    isim_score prepared, explained;

    check_row(same || text_is(verdict, S("different")), path, table->line, "the verdict is a word");
    CHECK(isim_kind_parse(word.data, word.length, &kind) == ISIM_STATUS_OK);
    CHECK(isim_compare(a.data, a.length, b.data, b.length, kind, &score) == ISIM_STATUS_OK);
    CHECK(isim_compare(b.data, b.length, a.data, a.length, kind, &back) == ISIM_STATUS_OK);
    check_row((score >= 0.5) == same, path, table->line, "the verdict");
    check_row(memcmp(&score, &back, sizeof score) == 0, path, table->line, "symmetry");

    CHECK(isim_name_new(a.data, a.length, kind, GUESS, &name_a) == ISIM_STATUS_OK);
    CHECK(isim_name_new(b.data, b.length, kind, GUESS, &name_b) == ISIM_STATUS_OK);
    CHECK(isim_matcher_new(&matcher) == ISIM_STATUS_OK);
    CHECK(isim_matcher_compare(matcher, name_a, name_b, &prepared) == ISIM_STATUS_OK);
    check_row(memcmp(&score, &prepared.value, sizeof score) == 0, path, table->line,
              "prepared names score as texts do");
    CHECK(isim_matcher_explain(matcher, name_a, name_b, &explanation) == ISIM_STATUS_OK);
    CHECK(isim_explanation_score(explanation, &explained) == ISIM_STATUS_OK);
    check_row(explained.weight == prepared.weight, path, table->line, "explained as scored");
    check_row(sum_of_steps(explanation, a, b) == prepared.weight, path, table->line,
              "the steps add up");
    isim_explanation_free(explanation);
    isim_matcher_free(matcher);
    isim_name_free(name_a);
    isim_name_free(name_b);
}

static void fold_row(const case_table *table, const char *path) {
    isim_text text = cell_of(table, "text"), folded = cell_of(table, "folded"), got;
    char buffer[4096];

    got.data = buffer;
    got.length = 0;
    CHECK(isim_fold(text.data, text.length, buffer, sizeof buffer, &got.length) == ISIM_STATUS_OK);
    check_row(text_is(got, folded.data, folded.length), path, table->line, "the folded text");
}

static void romanize_row(const case_table *table, const char *path) {
    isim_text text = cell_of(table, "text"), lang = cell_of(table, "lang"), latin = cell_of(table, "latin");
    isim_text got;
    char buffer[4096];

    got.data = buffer;
    got.length = 0;
    CHECK(isim_romanize(text.data, text.length, lang.data, lang.length, buffer, sizeof buffer,
                        &got.length) == ISIM_STATUS_OK);
    check_row(text_is(got, latin.data, latin.length), path, table->line, "the Latin text");
}

static void systems_row(const case_table *table, const char *path) {
    isim_text system = cell_of(table, "system"), source = cell_of(table, "source");
    isim_text result = cell_of(table, "result"), got;
    char buffer[4096];

    got.data = buffer;
    got.length = 0;
    CHECK(isim_transliterate(source.data, source.length, system.data, system.length, buffer,
                             sizeof buffer, &got.length) == ISIM_STATUS_OK);
    check_row(text_is(got, result.data, result.length), path, table->line, "the result");
}

/* The words of a set, as the table writes them. */
static size_t words_of(uint32_t set, char *out) {
    uint32_t bit;
    size_t length = 0;

    for (bit = 0; bit < 32; bit++) {
        if (set & (uint32_t)1 << bit) {
            length += (size_t)sprintf(out + length, "%s%s", length > 0 ? " or " : "",
                                      isim_case_name(bit));
        }
    }
    return length;
}

static void endings_row(const case_table *table, const char *path) {
    isim_text word = cell_of(table, "word"), lang = cell_of(table, "lang");
    isim_text base = cell_of(table, "base"), cases = cell_of(table, "cases"), got;
    isim_stems *stems = NULL;
    isim_stem stem;
    char folded[256], folded_base[256], words[512] = "none";
    size_t length, base_length, i;

    got.data = words;
    got.length = 4;
    CHECK(isim_fold(word.data, word.length, folded, sizeof folded, &length) == ISIM_STATUS_OK);
    CHECK(isim_fold(base.data, base.length, folded_base, sizeof folded_base, &base_length) ==
          ISIM_STATUS_OK);
    CHECK(isim_stems_new(folded, length, lang.data, lang.length, &stems) == ISIM_STATUS_OK);
    for (i = 0; i < isim_stems_count(stems); i++) {
        CHECK(isim_stems_get(stems, i, &stem) == ISIM_STATUS_OK);
        if (text_is(stem.base, folded_base, base_length)) {
            got.length = words_of(stem.cases, words);
        }
    }
    check_row(text_is(got, cases.data, cases.length), path, table->line, "the cases");
    isim_stems_free(stems);
}

/* An index of the persons in a cell, parted by "; ", whose ids are their numbers. */
static isim_index *list_of(isim_text names) {
    isim_index_builder *builder = NULL;
    isim_index *index = NULL;
    size_t start = 0, end;
    int number = 0;

    CHECK(isim_index_builder_new(&builder) == ISIM_STATUS_OK);
    while (start < names.length) {
        isim_name *name;
        char id[16];
        for (end = start; end < names.length && names.data[end] != ';'; end++) {
        }
        name = person(names.data + start, end - start);
        sprintf(id, "%d", ++number);
        CHECK(isim_index_builder_add(builder, id, strlen(id), name) == ISIM_STATUS_OK);
        isim_name_free(name);
        start = end + 2;
    }
    CHECK(isim_index_builder_build(builder, &index) == ISIM_STATUS_OK);
    isim_index_builder_free(builder);
    return index;
}

static void scan_row(const case_table *table, const char *path) {
    isim_text text = cell_of(table, "text"), mentions = cell_of(table, "mentions"), got;
    isim_index *list = list_of(cell_of(table, "names"));
    isim_scanner *scanner = NULL;
    isim_mentions *found = NULL;
    isim_mention mention;
    char told[4096];
    size_t length = 0, i;

    CHECK(isim_scanner_new(list, &scanner) == ISIM_STATUS_OK);
    CHECK(isim_scanner_scan(scanner, text.data, text.length, &found) == ISIM_STATUS_OK);
    for (i = 0; i < isim_mentions_count(found); i++) {
        CHECK(isim_mentions_get(found, i, &mention) == ISIM_STATUS_OK);
        if (mention.span.end - mention.span.start + mention.id.length + 4 > sizeof told - length) {
            break;
        }
        length += (size_t)sprintf(told + length, "%s%.*s=%.*s", length > 0 ? "; " : "",
                                  (int)mention.id.length, mention.id.data,
                                  (int)(mention.span.end - mention.span.start),
                                  text.data + mention.span.start);
    }
    got.data = told;
    got.length = length;
    check_row(text_is(got, mentions.data, mentions.length), path, table->line, "the mentions");
    isim_mentions_free(found);
    isim_scanner_free(scanner);
    isim_index_free(list);
}

static void play(const char *directory, const char *name,
                 void (*play_row)(const case_table *, const char *)) {
    char path[1024];
    case_table rows;

    if (strlen(directory) + strlen(name) + 2 > sizeof path) {
        abort();
    }
    sprintf(path, "%s/%s", directory, name);
    if (!open_table(&rows, path)) {
        fprintf(stderr, "skipped: there is no %s\n", path);
        return;
    }
    while (next_row(&rows, path)) {
        play_row(&rows, path);
    }
    free(rows.text);
}

void test_cases(const char *directory) {
    play(directory, "compare.tsv", compare_row);
    play(directory, "endings.tsv", endings_row);
    play(directory, "fold.tsv", fold_row);
    play(directory, "romanize.tsv", romanize_row);
    play(directory, "scan.tsv", scan_row);
    play(directory, "systems.tsv", systems_row);
}
