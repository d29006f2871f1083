"""Several years: values, ranks and groups over time, and the level they stand on."""
