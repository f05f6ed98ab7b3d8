"""Show: charts and tables that are live in JupyterLab and whole in a page, and the report made of them."""
