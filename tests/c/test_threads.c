/* Const handles are shared by threads, each of which must see what one alone sees. */
#include "check.h"

#include <pthread.h>

#define THREADS 8
#define ROUNDS 50

static const char text[] = "Görüş: Vedat Işıkhan bu gün Bakıda idi.";

typedef struct shared {
    isim_matcher *matcher;
    isim_name *a, *b;
    isim_index *index;
    isim_layers *layers;
    isim_scanner *scanner;
    int32_t weight;
} shared;

typedef struct job {
    pthread_t thread;
    const shared *with;
    int wrong;
} job;

static int same_as_alone(const shared *with) {
    isim_score score, batch;
    isim_name *const others[1] = {with->b};
    isim_name *own = NULL;
    isim_explanation *explanation = NULL;
    isim_results *results = NULL;
    isim_searcher *searcher = NULL;
    isim_mentions *mentions = NULL;
    isim_mention mention;
    isim_hit hit;
    char buffer[32];
    size_t length;
    int right = 1;

    right &= isim_matcher_compare(with->matcher, with->a, with->b, &score) == ISIM_STATUS_OK;
    right &= score.weight == with->weight;
    right &= isim_matcher_compare_many(with->matcher, with->a, others, 1, &batch) == ISIM_STATUS_OK;
    right &= batch.weight == with->weight;
    right &= isim_matcher_explain(with->matcher, with->a, with->b, &explanation) == ISIM_STATUS_OK;
    right &= isim_explanation_score(explanation, &score) == ISIM_STATUS_OK;
    right &= score.weight == with->weight;
    isim_explanation_free(explanation);

    right &= isim_name_new(S("Vedat Işıkhan"), ISIM_KIND_PERSON, GUESS, &own) == ISIM_STATUS_OK;
    right &= isim_index_search(with->index, own, 1, &results) == ISIM_STATUS_OK;
    right &= isim_results_get(results, 0, &hit) == ISIM_STATUS_OK;
    right &= text_is(hit.id, S("p1"));
    isim_results_free(results);
    right &= isim_layers_search(with->layers, own, 1, &results) == ISIM_STATUS_OK;
    right &= isim_results_count(results) == 1;
    isim_results_free(results);
    /* A searcher of its own, in the index of all. */
    right &= isim_searcher_new(with->index, &searcher) == ISIM_STATUS_OK;
    right &= isim_searcher_above(searcher, own, 0, &results) == ISIM_STATUS_OK;
    right &= isim_results_count(results) == 1;
    isim_results_free(results);
    isim_searcher_free(searcher);
    isim_name_free(own);

    right &= isim_scanner_scan(with->scanner, S(text), &mentions) == ISIM_STATUS_OK;
    right &= isim_mentions_count(mentions) == 1;
    right &= isim_mentions_get(mentions, 0, &mention) == ISIM_STATUS_OK;
    right &= text_is(mention.id, S("p1"));
    isim_mentions_free(mentions);

    right &= isim_fold(S("BAKU"), buffer, sizeof buffer, &length) == ISIM_STATUS_OK;
    right &= strcmp(buffer, "baku") == 0;
    return right;
}

static void *run(void *argument) {
    job *mine = (job *)argument;
    int i;

    for (i = 0; i < ROUNDS; i++) {
        mine->wrong += !same_as_alone(mine->with);
    }
    return NULL;
}

void test_threads(void) {
    isim_index_builder *builder = NULL;
    shared all;
    job jobs[THREADS];
    isim_score score;
    int i;

    all.a = person(S("Vedat Işıkhan"));
    all.b = person(S("Ведатом Ишикханом"));
    CHECK(isim_matcher_new(&all.matcher) == ISIM_STATUS_OK);
    CHECK(isim_matcher_compare(all.matcher, all.a, all.b, &score) == ISIM_STATUS_OK);
    all.weight = score.weight;
    CHECK(isim_index_builder_new(&builder) == ISIM_STATUS_OK);
    CHECK(isim_index_builder_add(builder, S("p1"), all.a) == ISIM_STATUS_OK);
    CHECK(isim_index_builder_build(builder, &all.index) == ISIM_STATUS_OK);
    isim_index_builder_free(builder);
    CHECK(isim_layers_new(all.index, all.index, &all.layers) == ISIM_STATUS_OK);
    CHECK(isim_scanner_new(all.index, &all.scanner) == ISIM_STATUS_OK);

    for (i = 0; i < THREADS; i++) {
        jobs[i].with = &all;
        jobs[i].wrong = 0;
        if (pthread_create(&jobs[i].thread, NULL, run, &jobs[i]) != 0) {
            abort();
        }
    }
    for (i = 0; i < THREADS; i++) {
        CHECK(pthread_join(jobs[i].thread, NULL) == 0);
        CHECK(jobs[i].wrong == 0);
    }

    isim_scanner_free(all.scanner);
    isim_layers_free(all.layers);
    isim_index_free(all.index);
    isim_matcher_free(all.matcher);
    isim_name_free(all.a);
    isim_name_free(all.b);
}
