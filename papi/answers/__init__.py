"""The answer under each question, and the notes that keep its figures honest; one module a page."""
