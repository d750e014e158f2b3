from tests.api.visitors import Visitor


async def test_typing_is_told_to_whoever_has_the_conversation_and_never_stored(app, client):
    visitor = await Visitor.arrive(client)
    conversation = await app.state.parts.thread.open(visitor.token)
    async with app.state.parts.hub.listen(f"desk:{conversation.id}") as bell:
        response = await client.post("/v1/chat/typing", headers=visitor.headers)
        assert response.status_code == 204
        assert await bell.wait(1)
        assert any(signal.startswith("typing") for signal in bell.signals())
    assert await visitor.events() == visitor.opening
