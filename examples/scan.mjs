// Where do the names of a list (columns id, name, kind) stand in a text? From Node, by koffi and the
// C header, with isim installed:
//
//     npm install koffi && node scan.mjs NAMES.tsv TEXT
import { readFileSync } from 'node:fs';
import koffi from 'koffi';

const isim = koffi.load(process.env.ISIM_LIBRARY ?? 'libisim.so.0');
for (const type of ['index_builder', 'index', 'name', 'scanner', 'mentions']) {
    koffi.opaque(`isim_${type}`);
}
koffi.struct('isim_text', { data: 'void *', length: 'size_t' });
koffi.struct('isim_span', { start: 'size_t', end: 'size_t' });
koffi.struct('isim_score', { value: 'double', weight: 'int32_t' });
koffi.struct('isim_mention', {
    span: 'isim_span', id: 'isim_text', score: 'isim_score', how: 'uint32_t',
    lang: koffi.array('char', 4),
});

const message = isim.func('const char *isim_status_message(uint32_t status)');

// A function of the header that answers with a status: what it writes last is what it gives.
function fallible(declaration) {
    const call = isim.func(`uint32_t ${declaration}`);
    return (...args) => {
        const out = [null];
        const status = call(...args, out);
        if (status !== 0) throw new Error(message(status));
        return out[0];
    };
}

const kindOf = fallible('isim_kind_parse(const char *word, size_t length, _Out_ uint32_t *kind)');
const prepare = fallible(
    'isim_name_new(const char *text, size_t length, uint32_t kind, const char *lang, size_t lang_length, _Out_ isim_name **name)');
const newBuilder = fallible('isim_index_builder_new(_Out_ isim_index_builder **builder)');
const build = fallible('isim_index_builder_build(isim_index_builder *builder, _Out_ isim_index **index)');
const newScanner = fallible('isim_scanner_new(isim_index *index, _Out_ isim_scanner **scanner)');
const scan = fallible('isim_scanner_scan(isim_scanner *scanner, const char *text, size_t length, _Out_ isim_mentions **mentions)');
const mentionOf = fallible('isim_mentions_get(isim_mentions *mentions, size_t number, _Out_ isim_mention *mention)');
const count = isim.func('size_t isim_mentions_count(isim_mentions *mentions)');
const add = isim.func('uint32_t isim_index_builder_add(isim_index_builder *builder, const char *id, size_t length, isim_name *name)');
const free = Object.fromEntries(['name', 'index_builder', 'index', 'scanner', 'mentions'].map(
    type => [type, isim.func(`void isim_${type}_free(isim_${type} *handle)`)]));

const bytes = text => Buffer.byteLength(text);

if (process.argv.length !== 4) {
    console.error('usage: scan.mjs NAMES.tsv TEXT');
    process.exit(2);
}
const [names, text] = process.argv.slice(2).map(path => readFileSync(path));
const builder = newBuilder();
for (const line of names.toString().split('\n').slice(1).filter(line => line !== '')) {
    const [id, name, word] = line.split('\t');
    const prepared = prepare(name, bytes(name), kindOf(word, bytes(word)), null, 0);
    if (add(builder, id, bytes(id), prepared) !== 0) throw new Error(`${id} was not added`);
    free.name(prepared);
}
const index = build(builder);
const scanner = newScanner(index);
const mentions = scan(scanner, text, text.length);
for (let i = 0; i < count(mentions); i++) {
    const { span, id, score } = mentionOf(mentions, i);
    const surface = text.subarray(Number(span.start), Number(span.end)).toString();
    console.log([surface, koffi.decode(id.data, 'char', Number(id.length)), score.value.toFixed(2)].join('\t'));
}
free.mentions(mentions);
free.scanner(scanner);
free.index(index);
free.index_builder(builder);
