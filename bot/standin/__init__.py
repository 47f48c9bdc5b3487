"""Microsoft's cloud on loopback, strict, scripted and journaled, for the played demo and the tests."""
