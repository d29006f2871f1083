-- name_key(text): one key for every way of writing a province's name: no accents, no case, no
-- "TP.", "tỉnh" or "Province", no blanks, dots or dashes. Kept in the file so that whoever reads
-- names folds them the same way as whoever wrote them.
CREATE MACRO name_key(name) AS regexp_replace(
    regexp_replace(
        trim(replace(lower(strip_accents(nfc_normalize(name))), 'đ', 'd')),
        '^(tp\b\.?|thanh pho\b|tinh\b|province of\b|city of\b)\s*|\s*\b(province|city)$', '', 'g'
    ),
    '[^a-z0-9]', '', 'g'
);
