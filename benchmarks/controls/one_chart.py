"""A Streamlit page with a sentence and a small Plotly chart: the least a page with charts costs."""

import plotly.graph_objects as go
import streamlit as st

st.set_page_config(page_title="One chart", layout="wide")
st.markdown("<h1 class='headline'>A sentence.</h1>", unsafe_allow_html=True)
st.plotly_chart(go.Figure(go.Scatter(x=[1, 2, 3], y=[2, 1, 3])))
