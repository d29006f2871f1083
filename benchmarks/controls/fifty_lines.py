"""A Streamlit page with two fields and fifty lines that say what was chosen: the least that a
change of a choice costs."""

import streamlit as st

st.set_page_config(page_title="Fifty lines", layout="wide")
province = st.text_input("Province", "Long An", key="province")
year = st.selectbox("Year", range(2024, 2010, -1), index=1, key="year")
st.set_page_config(page_title=f"{province} {year}")
st.markdown("<h1 class='headline'>A sentence.</h1>", unsafe_allow_html=True)
for number in range(50):
    st.write(f"{province} {year}: line {number}.")
