import Glibc
import Synchronization
import TestSupport

/// A TCP relay in front of the server that counts round trips: each time the client speaks again after the server has answered.
final class CountingProxy: Sendable {
    let port: Int
    private let listener: Int32
    private let trips = Atomic<Int>(0)
    private let serverPort: Int

    var roundTrips: Int { trips.load(ordering: .acquiring) }

    init(to serverPort: Int) throws {
        self.serverPort = serverPort
        port = try Grappe.portLibre()
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var one: Int32 = 1
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, socklen_t(MemoryLayout<Int32>.size))
        guard Self.call(bind, listener, port) == 0, listen(listener, 16) == 0 else { throw Echec() }
        Self.thread { [self] in accepting() }
    }

    deinit { close(listener) }

    private struct Echec: Error {}

    private func accepting() {
        while true {
            let client = accept(listener, nil, nil)
            guard client >= 0 else { return }
            let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            guard Self.call(connect, server, serverPort) == 0 else { return }
            for descriptor in [client, server] {
                var one: Int32 = 1
                setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
            }
            Self.thread { [self] in relay(client, server) }
        }
    }

    private func relay(_ client: Int32, _ server: Int32) {
        defer {
            close(client)
            close(server)
        }
        var serverSpokeLast = true
        var buffer = [UInt8](repeating: 0, count: 65_536)
        var watched = [pollfd(fd: client, events: Int16(POLLIN), revents: 0), pollfd(fd: server, events: Int16(POLLIN), revents: 0)]
        while poll(&watched, 2, -1) > 0 {
            for (from, to) in [(0, server), (1, client)] where watched[from].revents != 0 {
                let count = read(watched[from].fd, &buffer, buffer.count)
                guard count > 0 else { return }
                if from == 0, serverSpokeLast { trips.add(1, ordering: .releasing) }
                serverSpokeLast = from == 1
                var sent = 0
                while sent < count {
                    let written = buffer.withUnsafeBytes { send(to, $0.baseAddress.map { $0 + sent }, count - sent, Int32(MSG_NOSIGNAL)) }
                    guard written > 0 else { return }
                    sent += written
                }
            }
        }
    }

    private static func call(_ function: (Int32, UnsafePointer<sockaddr>?, socklen_t) -> Int32, _ descriptor: Int32, _ port: Int) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { function(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
    }

    private final class Body {
        let run: () -> Void
        init(_ run: @escaping () -> Void) { self.run = run }
    }

    private static func thread(_ body: @escaping @Sendable () -> Void) {
        var thread = pthread_t()
        pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            }, Unmanaged.passRetained(Body(body)).toOpaque())
        pthread_detach(thread)
    }
}
