"""What was loaded, what is missing, what each measure is called."""
