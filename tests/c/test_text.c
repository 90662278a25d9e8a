/* Version, messages, words, plain text in and out. */
#include "check.h"

void test_text(void) {
    char buffer[64];
    size_t length, capacity, i;
    char version[32];

    CHECK(strcmp(isim_version(), ISIM_VERSION) == 0);
    sprintf(version, "%d.%d.%d", ISIM_VERSION_MAJOR, ISIM_VERSION_MINOR, ISIM_VERSION_PATCH);
    CHECK(strcmp(isim_version(), version) == 0);
    CHECK(ISIM_VERSION_NUMBER ==
          ISIM_VERSION_MAJOR * 1000000 + ISIM_VERSION_MINOR * 1000 + ISIM_VERSION_PATCH);

    CHECK(isim_fold(S("BAKU"), buffer, sizeof buffer, &length) == ISIM_STATUS_OK);
    CHECK(length == 4 && strcmp(buffer, "baku") == 0);
    CHECK(isim_romanize(S("Баку"), S("ru"), buffer, sizeof buffer, &length) == ISIM_STATUS_OK);
    CHECK(length == 4 && strcmp(buffer, "Baku") == 0);
    CHECK(isim_romanize(S("Баку"), GUESS, buffer, sizeof buffer, &length) == ISIM_STATUS_OK);
    CHECK(length == 4 && strcmp(buffer, "Baku") == 0);
    CHECK(isim_fold(NULL, 0, buffer, sizeof buffer, &length) == ISIM_STATUS_OK);
    CHECK(length == 0 && buffer[0] == '\0');

    /* The length may be asked for first. */
    length = 99;
    CHECK(isim_fold(S("BAKU"), NULL, 0, &length) == ISIM_STATUS_NO_SPACE && length == 4);
    length = 99;
    CHECK(isim_romanize(S("Баку"), S("ru"), NULL, 0, &length) == ISIM_STATUS_NO_SPACE);
    CHECK(length == 4);

    /* Every capacity, in memory of exactly that size, so that valgrind sees a byte too many. */
    for (capacity = 1; capacity <= 6; capacity++) {
        char *exact = (char *)malloc(capacity);
        isim_status status;
        if (exact == NULL) {
            abort();
        }
        memset(exact, 'x', capacity);
        length = 99;
        status = isim_fold(S("BAKU"), exact, capacity, &length);
        CHECK(length == 4);
        if (capacity > 4) {
            CHECK(status == ISIM_STATUS_OK && strcmp(exact, "baku") == 0);
        } else {
            CHECK(status == ISIM_STATUS_NO_SPACE && exact[0] == '\0');
            for (i = 1; i < capacity; i++) {
                CHECK(exact[i] == 'x');
            }
        }
        free(exact);
    }

    /* A capacity beyond all memory is no reason to write further than needed. */
    CHECK(isim_fold(S("BAKU"), buffer, SIZE_MAX, &length) == ISIM_STATUS_OK);
    CHECK(length == 4 && strcmp(buffer, "baku") == 0);

    /* A tag is read for its language; what is no tag is refused, and the buffer is empty. */
    CHECK(isim_romanize(S("Bakı"), S("az-Latn-AZ"), buffer, sizeof buffer, &length) ==
          ISIM_STATUS_OK);
    strcpy(buffer, "before");
    length = 99;
    CHECK(isim_romanize(S("Bakı"), S("azeri"), buffer, sizeof buffer, &length) ==
          ISIM_STATUS_UNKNOWN_CODE);
    CHECK(length == 99 && buffer[0] == '\0');
}

void test_words(void) {
    static const char *const kinds[] = {"person", "place", "country", "organization"};
    static const isim_status statuses[] = {
        ISIM_STATUS_OK,           ISIM_STATUS_NULL,  ISIM_STATUS_UTF8,
        ISIM_STATUS_TOO_LONG,     ISIM_STATUS_RANGE, ISIM_STATUS_NO_SPACE,
        ISIM_STATUS_UNKNOWN_CODE, ISIM_STATUS_PANIC};
    const size_t status_count = sizeof statuses / sizeof statuses[0];
    const char *unknown = isim_status_message(UINT32_MAX);
    uint32_t number, kind = 99;
    size_t i, j;

    for (i = 0; i < status_count; i++) {
        const char *message = isim_status_message(statuses[i]);
        CHECK(message != NULL && strlen(message) > 5 && strcmp(message, unknown) != 0);
        for (j = 0; j < i; j++) {
            CHECK(strcmp(message, isim_status_message(statuses[j])) != 0);
        }
    }
    CHECK(strcmp(isim_status_message(7), unknown) == 0);

    for (number = 0; number < 4; number++) {
        CHECK(strcmp(isim_kind_name(number), kinds[number]) == 0);
        CHECK(isim_kind_parse(kinds[number], strlen(kinds[number]), &kind) == ISIM_STATUS_OK);
        CHECK(kind == number);
    }
    CHECK(isim_kind_parse(S("organisation"), &kind) == ISIM_STATUS_OK);
    CHECK(kind == ISIM_KIND_ORGANIZATION);
    kind = 99;
    CHECK(isim_kind_parse(S("persn"), &kind) == ISIM_STATUS_UNKNOWN_CODE);
    CHECK(isim_kind_parse(S("person\0"), &kind) == ISIM_STATUS_UNKNOWN_CODE);
    CHECK(isim_kind_parse(S(""), &kind) == ISIM_STATUS_UNKNOWN_CODE);
    CHECK(isim_kind_parse(S("\xff"), &kind) == ISIM_STATUS_UTF8);
    CHECK(kind == 99);
    CHECK(isim_kind_name(4) == NULL && isim_kind_name(UINT32_MAX) == NULL);

    CHECK(strcmp(isim_role_name(ISIM_ROLE_NAME), "name") == 0);
    CHECK(strcmp(isim_role_name(ISIM_ROLE_LEGAL_FORM), "legal-form") == 0);
    CHECK(isim_role_name(ISIM_ROLE_GENERIC + 1) == NULL && isim_role_name(UINT32_MAX) == NULL);

    CHECK(isim_step_kind_name(0) == NULL);
    CHECK(strcmp(isim_step_kind_name(ISIM_STEP_KIND_SAME), "same") == 0);
    CHECK(strcmp(isim_step_kind_name(ISIM_STEP_KIND_CASE_FORM), "case-form") == 0);
    CHECK(strcmp(isim_step_kind_name(ISIM_STEP_KIND_CALIBRATION), "calibration") == 0);
    CHECK(isim_step_kind_name(ISIM_STEP_KIND_CALIBRATION + 1) == NULL);
}
