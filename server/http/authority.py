"""`/authority.pem`: the certificate that devices and consoles pin."""

from __future__ import annotations

from litestar import Response, get
from litestar.handlers import HTTPRouteHandler

from protocol.authority import AUTHORITY_PATH
from server.http.edge import Edge
from server.http.problems import documented, reject


def authority_route(edge: Edge) -> HTTPRouteHandler:
    """The handler of the authority's certificate."""

    @get(
        AUTHORITY_PATH,
        opt={"asks": "read documents"},
        media_type="application/x-pem-file",
        summary="The authority that signed the server's certificate",
        response_description="A certificate as PEM.",
        responses=documented("not_found"),
    )
    async def authority() -> Response[str]:
        """Only where the house has an authority of its own. Compare its fingerprint with what
        `python -m server tls --show` prints before you trust it.
        """
        pem = edge.authority()
        if not pem:
            reject("not_found", "This server has no authority of its own. See /docs.")
        return Response(pem, media_type="application/x-pem-file")

    return authority
