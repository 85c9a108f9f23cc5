"""What stands on a page."""


def words(response) -> str:
    return " ".join(response.content.decode().split())
