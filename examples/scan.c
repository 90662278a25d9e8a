/* Where do the names of a list (columns id, name, kind) stand in a text? With isim installed:
 * cc scan.c $(pkg-config --cflags --libs isim) -o scan && ./scan NAMES.tsv <TEXT */
#include <isim.h>
#include <stdio.h>
#include <string.h>

#define TRY(call) if ((call) != ISIM_STATUS_OK) return fprintf(stderr, "failed: %s\n", #call), 2

int main(int argc, char **argv) {
    static char line[4096], text[1 << 20];
    FILE *names = argc == 2 ? fopen(argv[1], "r") : NULL;
    isim_index_builder *builder;
    isim_index *index;
    isim_scanner *scanner;
    isim_mentions *mentions;
    isim_mention found;

    if (names == NULL) return fprintf(stderr, "usage: scan NAMES.tsv <TEXT\n"), 2;
    TRY(isim_index_builder_new(&builder));
    while (fgets(line, sizeof line, names)) {
        const char *id = strtok(line, "\t"), *full = strtok(NULL, "\t"), *word = strtok(NULL, "\t\n");
        isim_name *name;
        uint32_t kind;
        if (!word || isim_kind_parse(word, strlen(word), &kind)) continue; /* the heading */
        TRY(isim_name_new(full, strlen(full), kind, NULL, 0, &name));
        TRY(isim_index_builder_add(builder, id, strlen(id), name));
        isim_name_free(name);
    }
    fclose(names);
    TRY(isim_index_builder_build(builder, &index));
    TRY(isim_scanner_new(index, &scanner));
    TRY(isim_scanner_scan(scanner, text, fread(text, 1, sizeof text, stdin), &mentions));
    for (size_t i = 0; isim_mentions_get(mentions, i, &found) == ISIM_STATUS_OK; i++)
        printf("%.*s\t%.*s\t%.2f\n", (int)(found.span.end - found.span.start),
               text + found.span.start, (int)found.id.length, found.id.data, found.score.value);
    isim_mentions_free(mentions), isim_scanner_free(scanner);
    isim_index_free(index), isim_index_builder_free(builder);
}
