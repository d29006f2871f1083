-- A scale is printed with two decimals (0.33–3.33), so a score may exceed the printed end by half a
-- unit of the last decimal; a printed total and the sum of its parts differ by the rounding of float32
-- cells.
CREATE OR REPLACE TEMP MACRO scale_precision() AS 0.005;
