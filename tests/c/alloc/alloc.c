/* Comparing prepared names allocates nothing: malloc and its kin are counted, by the linker's leave
 * (-Wl,--wrap=malloc and so on), also where Rust calls them. */
#include <isim.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
int __real_posix_memalign(void **place, size_t alignment, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);
int __wrap_posix_memalign(void **place, size_t alignment, size_t size);

static unsigned long allocations;

void *__wrap_malloc(size_t size) { return allocations++, __real_malloc(size); }
void *__wrap_calloc(size_t count, size_t size) { return allocations++, __real_calloc(count, size); }
void *__wrap_realloc(void *old, size_t size) { return allocations++, __real_realloc(old, size); }
int __wrap_posix_memalign(void **place, size_t alignment, size_t size) {
    return allocations++, __real_posix_memalign(place, alignment, size);
}

static const char *const texts[] = {"Vedat Işıkhan", "Ведатом Ишикханом", "Vedat Isikhan",
                                    "Kubanychbek Omuraliev", "Ильхам Гейдарович Алиев",
                                    "İlham Heydər oğlu Əliyev", "van der Bilt", "Vanderbilt", ""};
#define COUNT (sizeof texts / sizeof texts[0])

int main(void) {
    isim_name *names[COUNT];
    isim_matcher *matcher;
    isim_score scores[COUNT], score;
    unsigned long before;
    size_t i, j;
    int failures = 0;

    before = allocations;
    failures += isim_matcher_new(&matcher) != ISIM_STATUS_OK;
    for (i = 0; i < COUNT; i++) {
        failures += isim_name_new(texts[i], strlen(texts[i]), ISIM_KIND_PERSON, NULL, 0,
                                  &names[i]) != ISIM_STATUS_OK;
    }
    if (allocations < before + COUNT) {
        fprintf(stderr, "allocations are not counted: %lu\n", allocations - before);
        return 1;
    }
    before = allocations;
    for (i = 0; i < COUNT; i++) {
        for (j = 0; j < COUNT; j++) {
            failures += isim_matcher_compare(matcher, names[i], names[j], &score) != ISIM_STATUS_OK;
        }
        failures += isim_matcher_compare_many(matcher, names[i], names, COUNT, scores) !=
                    ISIM_STATUS_OK;
    }
    if (allocations != before) {
        fprintf(stderr, "%lu allocations in comparisons\n", allocations - before);
        failures++;
    }
    for (i = 0; i < COUNT; i++) {
        isim_name_free(names[i]);
    }
    isim_matcher_free(matcher);
    return failures;
}
