namespace CustomerRegistry.Domain.Identifiers;

/// <summary>
/// Whether something belongs to the registry that counts, or to merchants' sandboxes, whose keys are published. The number
/// is stored and is part of key fingerprints, so it can never change.
/// </summary>
public enum RegistryMode
{
    Live = 1,
    Test = 2,
}
