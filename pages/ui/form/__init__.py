"""The guided form: one widget per field, walked from the schema, saving by itself."""
