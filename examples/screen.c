/* Which names of a file, one a line, are on a list (columns id, name, kind)? With isim installed:
 *
 *     cc screen.c $(pkg-config --cflags --libs isim) -o screen && ./screen LIST.tsv <NAMES
 *
 * Prints the name, the id and the listed name that answered, the score and the reason that weighs
 * most. The exit status is 0 when some name is listed, 1 when none is, 2 for trouble. */
#include <isim.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Ends the program with the library's word for what went wrong. */
static void must(isim_status status) {
    if (status != ISIM_STATUS_OK) {
        fprintf(stderr, "screen: %s\n", isim_status_message(status));
        exit(2);
    }
}

/* Reads a list into an index. The first line is a heading. */
static isim_index *read_list(const char *path) {
    static char line[1 << 16];
    isim_index_builder *builder;
    isim_index *index;
    FILE *file = fopen(path, "r");

    if (file == NULL || fgets(line, sizeof line, file) == NULL) {
        perror(path);
        exit(2);
    }
    must(isim_index_builder_new(&builder));
    while (fgets(line, sizeof line, file) != NULL) {
        const char *id = strtok(line, "\t\n"), *text = strtok(NULL, "\t\n");
        const char *word = strtok(NULL, "\t\n");
        uint32_t kind = ISIM_KIND_PERSON;
        isim_name *name;

        if (text == NULL) {
            continue;
        }
        if (word != NULL) {
            must(isim_kind_parse(word, strlen(word), &kind));
        }
        must(isim_name_new(text, strlen(text), kind, NULL, 0, &name));
        must(isim_index_builder_add(builder, id, strlen(id), name));
        isim_name_free(name);
    }
    fclose(file);
    must(isim_index_builder_build(builder, &index));
    isim_index_builder_free(builder);
    return index;
}

/* The kind of the reason that speaks most for one name. */
static const char *main_reason(const isim_matcher *matcher, const isim_name *a, isim_text text) {
    isim_step best = {0}, step;
    isim_explanation *why;
    isim_name *b;
    size_t i;

    must(isim_name_new(text.data, text.length, isim_name_kind(a), NULL, 0, &b));
    must(isim_matcher_explain(matcher, a, b, &why));
    for (i = 0; i < isim_explanation_count(why); i++) {
        must(isim_explanation_step(why, i, &step));
        if (i == 0 || step.weight > best.weight) {
            best = step;
        }
    }
    isim_explanation_free(why);
    isim_name_free(b);
    return isim_step_kind_name(best.kind);
}

int main(int argc, char **argv) {
    static char line[1 << 16];
    isim_index *list;
    isim_matcher *matcher;
    int listed = 0;

    if (argc != 2) {
        fprintf(stderr, "usage: screen LIST.tsv <NAMES\n");
        return 2;
    }
    list = read_list(argv[1]);
    must(isim_matcher_new(&matcher));
    while (fgets(line, sizeof line, stdin) != NULL) {
        size_t length = strcspn(line, "\r\n");
        isim_name *name;
        isim_results *results;
        isim_hit hit;

        must(isim_name_new(line, length, ISIM_KIND_PERSON, NULL, 0, &name));
        must(isim_index_search(list, name, 1, &results));
        if (isim_results_get(results, 0, &hit) == ISIM_STATUS_OK && hit.score.value >= 0.5) {
            printf("%.*s\t%.*s\t%.*s\t%.2f\t%s\n", (int)length, line, (int)hit.id.length,
                   hit.id.data, (int)hit.name.length, hit.name.data, hit.score.value,
                   main_reason(matcher, name, hit.name));
            listed = 1;
        }
        isim_results_free(results);
        isim_name_free(name);
    }
    isim_matcher_free(matcher);
    isim_index_free(list);
    return listed ? 0 : 1;
}
