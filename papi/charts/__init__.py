"""Standings and frames in, Plotly figures out; no queries, no Streamlit. One module a page."""
