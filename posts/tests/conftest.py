from posts.tests.stage import stage  # noqa: F401
