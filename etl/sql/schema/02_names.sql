-- name_key(text): one key for every way of writing a province's name: no accents, no case, no
-- zero-width signs or NUL, no number in front ("1. Hà Nội"), no "TP.", "T/P", "tỉnh" or "Province", no
-- blanks, dots or dashes; Ð (eth) and Ɖ, which look like Đ, are d as it is. Kept in the file so that
-- whoever reads names folds them the same way as whoever wrote them.
CREATE MACRO name_key(name) AS replace(
    regexp_replace(regexp_replace(regexp_replace(
        trim(regexp_replace(
            translate(
                lower(strip_accents(nfc_normalize(
                    regexp_replace(name, '[\x{0}\x{AD}\x{200B}-\x{200F}\x{2060}\x{FEFF}]', '', 'g')
                ))),
                'đðɖ', 'ddd'
            ),
            '[^a-z0-9]+', ' ', 'g'
        )),
        '^[0-9]{1,2} ([a-z])', '\1'),
        '^((t ?p|thanh pho|tinh|province of|city of) )+', ''),
        ' (province|city)$', ''),
    ' ', ''
);
