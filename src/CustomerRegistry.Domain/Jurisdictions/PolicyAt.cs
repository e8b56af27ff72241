namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>A policy book as it answers on one day: permits begin and end without a new book.</summary>
public sealed record PolicyAt(PolicyBook Book, DateOnly Day);
