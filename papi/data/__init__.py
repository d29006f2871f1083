"""The data page: what was loaded, what is missing, what each measure is called."""
