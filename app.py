"""Starts the server: the frame around every page, and the API that gives programs the same figures.

Streamlit imports this file once, for the server, and then runs it as a script for every visit.
"""

if __name__ == "__main__":
    from pages.shared import frame

    frame.run()
else:
    import streamlit as st
    from starlette.middleware import Middleware

    from pages.shared import api, document, metrics, names, part_files, warming

    app = st.App(
        __file__,
        lifespan=warming.lifespan,
        routes=[*api.routes(), *document.routes(), *part_files.routes(), *names.routes()],
        middleware=[Middleware(metrics.ClosedMetrics)],
    )
