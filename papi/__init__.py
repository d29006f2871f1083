"""The reading half: queries the warehouse and turns answers into sentences, charts and
files. It does not know Streamlit."""
