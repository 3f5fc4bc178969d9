"""What people see and are asked. Scripts lie in sub-folders only: Streamlit would serve them from here unguarded."""
