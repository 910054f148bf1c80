import Testing

@testable import Prevention

@Suite struct PorteTests {}
