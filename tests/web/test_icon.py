"""The icon that browsers ask for on their own."""


def test_the_icon_is_among_the_static_files(client):
    answer = client.get("/favicon.ico", follow=True)

    assert answer.redirect_chain == [("/static/tracker/icon.svg", 302)]
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert answer.getvalue().startswith(b"<svg")
