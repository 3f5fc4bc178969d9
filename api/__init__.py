"""What programs are answered: routes beside Streamlit, in the same process."""
