using System.Net;
using System.Net.Sockets;
using System.Text;
using Foreplan.Web.Guard;

namespace Foreplan.Web;

/// <summary>Asks the page's own server once what a browser asks first, so that what a first request costs a program is spent before a person waits.</summary>
internal static class FirstRequests
{
    public static void AskAll(Session session, int port, string? plan)
    {
        Ask(session, port, "/");
        if (plan is not null)
        {
            Ask(session, port, $"/api/view?plan={Uri.EscapeDataString(plan)}");
        }
    }

    private static void Ask(Session session, int port, string address)
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 5_000 };
            socket.Connect(IPAddress.Loopback, port);
            socket.Send(Encoding.ASCII.GetBytes($"GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {session.CookieName}={session.Cookie}\r\n{RequestGuard.KeyHeader}: {session.Key}\r\nConnection: close\r\n\r\n"));
            var answer = new byte[65_536];
            while (socket.Receive(answer) > 0)
            {
                // What it says is nobody's: that it was said counts.
            }
        }
        catch (SocketException)
        {
            // The person's browser asks anyway.
        }
    }
}
