"""The least that Streamlit can show: what tests.benchmarks.interaction compares the dashboard with."""

import streamlit as st

st.title("Hello")
st.write(st.segmented_control("Choice", ["A", "B", "C", "D"], selection_mode="multi"))
