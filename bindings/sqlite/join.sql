-- The names of table a that are in table b under any spelling: linked(a, b, score), by ids.
--
-- Names share a key when they may be one, and mostly two; a key or two of them is a block. A name of
-- a looks into its smallest blocks, by how many names of b each holds: into as many as promise at
-- most 100 candidates, and one at least. Blocks are compared one after the other, so that what was
-- prepared of a name for one pair serves the next.
CREATE TEMP TABLE a_blocks(block TEXT, id INTEGER, name TEXT, PRIMARY KEY (block, id)) WITHOUT ROWID;
INSERT INTO a_blocks
    SELECT value, a.id, a.name FROM a, json_each(isim_keys(a.name, 'person', true)) ORDER BY 1, 2;
CREATE TEMP TABLE wanted(block TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT INTO wanted SELECT DISTINCT block FROM a_blocks;
CREATE TEMP TABLE b_blocks(block TEXT, id INTEGER, name TEXT, PRIMARY KEY (block, id)) WITHOUT ROWID;
INSERT INTO b_blocks
    SELECT value, b.id, b.name FROM b, json_each(isim_keys(b.name, 'person', true))
    WHERE value IN (SELECT block FROM wanted) ORDER BY 1, 2;
CREATE TEMP TABLE sizes(block TEXT PRIMARY KEY, size INTEGER) WITHOUT ROWID;
INSERT INTO sizes SELECT block, count(*) FROM b_blocks GROUP BY block;
CREATE TEMP TABLE chosen(block TEXT, id INTEGER, name TEXT, PRIMARY KEY (block, id)) WITHOUT ROWID;
INSERT INTO chosen
    SELECT block, id, name
    FROM (SELECT a_blocks.*, sum(size) OVER smallest AS candidates, row_number() OVER smallest AS place
          FROM a_blocks JOIN sizes USING (block)
          WINDOW smallest AS (PARTITION BY id ORDER BY size, block
                              ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW))
    WHERE place = 1 OR candidates <= 100
    ORDER BY 1, 2;
CREATE TABLE linked AS
    SELECT DISTINCT a, b, score
    FROM (SELECT chosen.id AS a, b_blocks.id AS b, isim_compare(chosen.name, b_blocks.name) AS score
          FROM chosen CROSS JOIN b_blocks ON b_blocks.block = chosen.block)
    WHERE score >= 0.5;
