"""The HTTP surface: routes of the API, problem details, OpenAPI, health and metrics."""
