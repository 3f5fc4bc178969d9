"""What is decided: values, rules, the document and services, without input or output."""
