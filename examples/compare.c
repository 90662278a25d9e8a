/* Are two names one? Build the library with `cargo build --release -p isim-capi`, then
 *
 *     cc -Iinclude examples/compare.c -Ltarget/release -lisim -o compare
 *     LD_LIBRARY_PATH=target/release ./compare "Vedat Işıkhan" "Ведатом Ишикханом"
 *
 * The exit status is 0 for the same name, 1 for two, 2 for trouble, as with grep. */
#include <isim.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv) {
    double score;
    isim_status status;

    if (argc != 3) {
        fprintf(stderr, "usage: compare NAME NAME\n");
        return 2;
    }
    status = isim_compare(argv[1], strlen(argv[1]), argv[2], strlen(argv[2]), ISIM_KIND_PERSON,
                          &score);
    if (status != ISIM_STATUS_OK) {
        fprintf(stderr, "compare: %s\n", isim_status_message(status));
        return 2;
    }
    printf("%.3f\n", score);
    return score >= 0.5 ? 0 : 1;
}
