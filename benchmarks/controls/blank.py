"""A Streamlit page with one sentence: the least that any of our pages costs."""

import streamlit as st

st.set_page_config(page_title="Blank", layout="wide")
st.markdown("<h1 class='headline'>A sentence.</h1>", unsafe_allow_html=True)
