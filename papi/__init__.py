"""The reading half: asks the warehouse, draws, words and writes. Knows nothing of Streamlit."""
