"""What all pages share: the script that runs them, the session, notices and elements of our own."""
