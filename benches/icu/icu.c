/* Names by ICU's Russian-Latin/BGN, over and over: icu ROUNDS < names.txt */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

enum { MOST = 1000, LONGEST = 256 };

int main(int count, char **args)
{
    static UChar names[MOST][LONGEST];
    static int32_t lengths[MOST];
    char line[LONGEST];
    int known = 0;
    UErrorCode error = U_ZERO_ERROR;
    while (known < MOST && fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = 0;
        u_strFromUTF8(names[known], LONGEST, &lengths[known], line, -1, &error);
        known++;
    }
    UChar id[32];
    u_uastrcpy(id, "Russian-Latin/BGN");
    UTransliterator *system = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    if (U_FAILURE(error) || count < 2 || known == 0)
        return 2;
    long total = 0, rounds = atol(args[1]);
    for (long round = 0; round < rounds; round++) {
        for (int at = 0; at < known; at++) {
            UChar text[LONGEST];
            char made[4 * LONGEST];
            int32_t length = lengths[at], limit = length, bytes = 0;
            u_memcpy(text, names[at], length);
            utrans_transUChars(system, text, &length, LONGEST, 0, &limit, &error);
            u_strToUTF8(made, sizeof made, &bytes, text, length, &error);
            total += bytes;
        }
    }
    printf("%ld bytes\n", total);
    utrans_close(system);
    return U_FAILURE(error) ? 1 : 0;
}
